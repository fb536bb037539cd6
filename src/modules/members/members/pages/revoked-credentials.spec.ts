import { credentialCounts, revokedInWords, revokedText } from './revoked-credentials';

const things = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: String(at), name: 'n', hint: null, lastUsedAt: null }));
const access = (keys: number, connections: number, invitations: number) => ({
  apiKeys: things(keys),
  connections: things(connections),
  invitations: things(invitations).map(({ id }) => ({ id, email: 'a@example.com' })),
});

it.each([
  [0, 0, 0, '—', '', ''],
  [1, 0, 0, '1 key', '1 key', '1 key revoked.'],
  [2, 1, 0, '2 keys · 1 connection', '2 keys and 1 connection', '2 keys and 1 connection revoked.'],
  [
    2,
    1,
    3,
    '2 keys · 1 connection',
    '2 keys, 1 connection and 3 invitations',
    '2 keys, 1 connection and 3 invitations revoked.',
  ],
])('%i keys, %i connections, %i invitations', (keys, connections, invitations, row, words, receipt) => {
  const all = access(keys, connections, invitations);
  expect([credentialCounts(all), revokedInWords(all), revokedText(all)]).toEqual([row, words, receipt]);
});
