import { z } from 'zod';
import { ROLES } from '../../../access/permissions';
import { ChangesQuery, pageOf } from '../../../kernel/http/paging.contract';
import { GivenRole, MemberId } from '../membership';

export const MemberView = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role: z.enum(ROLES),
    status: z.enum(['active', 'removed']),
    joinedAt: z.string().describe('RFC 3339, UTC.'),
    removedAt: z.string().nullable().describe('RFC 3339, UTC; null while active.'),
    version: z.int().describe('Increases with every change; also sent as the `ETag` of a single member.'),
  })
  .meta({ id: 'Member', description: 'A member of this workspace.' });
export type MemberView = z.infer<typeof MemberView>;

export const MembersQuery = ChangesQuery.extend({
  status: z
    .enum(['active', 'removed', 'all'])
    .default('active')
    .describe('Filters by status; use `all` to see removals too.'),
});
export type MembersQuery = z.infer<typeof MembersQuery>;

export const MemberPage = pageOf(MemberView).meta({ id: 'MemberPage' });
export type MemberPage = z.infer<typeof MemberPage>;

export const RoleInput = z.strictObject({ role: GivenRole }).meta({ id: 'RoleInput' });
export type RoleInput = z.infer<typeof RoleInput>;

export const RestorationInput = z
  .strictObject({
    role: GivenRole.default('employee').describe('Only the owner can assign `admin`, in a session.'),
  })
  .meta({ id: 'RestorationInput' });
export type RestorationInput = z.infer<typeof RestorationInput>;

export const OwnershipInput = z.strictObject({ memberId: MemberId }).meta({ id: 'OwnershipInput' });
export type OwnershipInput = z.infer<typeof OwnershipInput>;

export const OwnershipMoved = z
  .object({ owner: MemberView, previousOwner: MemberView })
  .meta({ id: 'OwnershipMoved' });
export type OwnershipMoved = z.infer<typeof OwnershipMoved>;

const RevokedCredential = z
  .object({
    id: z.string(),
    name: z.string(),
    hint: z.string().nullable(),
    lastUsedAt: z.string().nullable(),
  })
  .meta({ id: 'StoppedCredential', description: 'A credential that is revoked when its member is removed.' });

const Stopped = z.object({
  apiKeys: z.array(RevokedCredential),
  connections: z.array(RevokedCredential),
  invitations: z.array(z.object({ id: z.string(), email: z.string() })),
});

/** What removing a member would revoke and cancel. */
export const MemberAccess = Stopped.meta({
  id: 'MemberAccess',
  description: 'A member’s keys, connections and open invitations, in this workspace only.',
});
export type MemberAccess = z.infer<typeof MemberAccess>;

export const RemovalReceipt = z
  .object({
    member: MemberView,
    stopped: Stopped,
  })
  .meta({
    id: 'RemovalReceipt',
    description:
      'The removed member, with the credentials that were revoked and the invitations that were cancelled.',
  });
export type RemovalReceipt = z.infer<typeof RemovalReceipt>;
