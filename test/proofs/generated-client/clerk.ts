/**
 * A program that only knows the generated client: it lies beside `client/`, is type-checked with it, and is run on a
 * server of its own. It prints what it found, for the spec to judge.
 */

import { client } from './client/client.gen.js';
import { getMe, inviteMembers, listInvitations, listMembers } from './client/index.js';

const [origin, key] = process.argv.slice(2);
if (!origin || !key) throw new Error('clerk <origin> <key>');
client.setConfig({ baseUrl: origin, auth: key });

const me = await getMe({ throwOnError: true });
const invited = await inviteMembers({
  body: { emails: ['mara@harborbakery.example', 'not an address'], role: 'employee' },
  throwOnError: true,
});
const { data: members } = await listMembers({ query: { limit: 1 }, throwOnError: true });
const { data: invitations } = await listInvitations({ throwOnError: true });
const refused = await inviteMembers({ body: { emails: [], role: 'employee' } });

console.log(
  JSON.stringify({
    kind: me.data.credential.kind,
    outcomes: invited.data.data.map(({ outcome }) => outcome),
    members: members.data.map(({ role }) => role),
    invitations: invitations.data.length,
    refused: { status: refused.response?.status, code: refused.error?.code },
  }),
);
