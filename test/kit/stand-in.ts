import { effectiveGrants } from '../../src/access/grants.rules';
import type { Permission } from '../../src/access/permissions';
import { CREDENTIAL_RESOLVERS, type CredentialResolver } from '../../src/access/principal';
import { newId } from '../../src/kernel/id/id';
import { digestOf } from '../../src/kernel/secret/secret';
import { principalOf, SEAT_COLUMNS, type SeatRow } from '../../src/modules/members';
import type { TestApp } from './app';
import { type Visitor, visitor } from './as';

/** A stand-in for connections until they are issued. */
export async function connection(
  t: TestApp,
  workspaceId: string,
  memberId: string,
  given: { permissions?: readonly Permission[]; clientId?: string; name?: string } = {},
): Promise<Visitor & { id: string; token: string }> {
  const { permissions, clientId = 'https://claude.ai/client', name = 'Claude' } = given;
  const token = digestOf(`${Math.random()}`).toString('base64url');
  const id = newId('con');
  const resolver: CredentialResolver = {
    kind: 'connection',
    recognises: (one) => one === token,
    async resolve(_, { resource, via }) {
      const [row] = await t.sql<SeatRow>(
        `select ${SEAT_COLUMNS} from member m join workspace w on w.id = m.workspace_id join app_user u on u.id = m.user_id
         where m.is_active and m.workspace_id = $1 and m.id = $2`,
        [workspaceId, memberId],
      );
      if (!row || resource !== 'mcp') return undefined;
      const who = principalOf(row, { kind: 'connection', id, name }, via, permissions);
      return { ...who, connection: { clientId, approvable: effectiveGrants(row.role, undefined) } };
    },
  };
  t.app.get<CredentialResolver[]>(CREDENTIAL_RESOLVERS, { strict: false }).unshift(resolver);
  return { ...visitor(t.app, token), id, token };
}
