import { z } from 'zod';
import { ROLES } from '../../access/permissions';
import { ChangesQuery, pageOf } from '../../kernel/http/paging.contract';
import { idPattern } from '../../kernel/id/id';

export const MemberId = z
  .string()
  .regex(idPattern('mem'), 'This is not a member id (mem_...).')
  .meta({ description: 'A member’s id.', example: 'mem_01k0000000000000000000mem2' });

/** The roles a person can be given; `owner` is only ever transferred. */
export const GivenRole = z.enum(['admin', 'employee']);
export type GivenRole = z.infer<typeof GivenRole>;

export const MemberView = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role: z.enum(ROLES),
    status: z.enum(['active', 'removed']),
    joinedAt: z.string().describe('RFC 3339, UTC.'),
    removedAt: z.string().nullable().describe('RFC 3339, UTC; null while active.'),
    version: z.int().describe('Counts changes; it is the `ETag` of a single member.'),
  })
  .meta({ id: 'Member', description: 'One person’s seat in this workspace.' });
export type MemberView = z.infer<typeof MemberView>;

export const MembersQuery = ChangesQuery.extend({
  status: z
    .enum(['active', 'removed', 'all'])
    .default('active')
    .describe('Which seats; `all` to follow removals too.'),
});
export type MembersQuery = z.infer<typeof MembersQuery>;

export const MemberPage = pageOf(MemberView).meta({ id: 'MemberPage' });
export type MemberPage = z.infer<typeof MemberPage>;

export const RoleInput = z.strictObject({ role: GivenRole }).meta({ id: 'RoleWish' });
export type RoleInput = z.infer<typeof RoleInput>;

export const RestorationInput = z
  .strictObject({
    role: GivenRole.default('employee').describe('`admin` is for the owner to give, in a session.'),
  })
  .meta({ id: 'RestorationInput' });
export type RestorationInput = z.infer<typeof RestorationInput>;

export const OwnershipInput = z.strictObject({ memberId: MemberId }).meta({ id: 'OwnershipWish' });
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
  .meta({ id: 'StoppedCredential', description: 'A credential that ended with a seat.' });

const Stopped = z.object({
  apiKeys: z.array(RevokedCredential),
  connections: z.array(RevokedCredential),
  invitations: z.array(z.object({ id: z.string(), email: z.string() })),
});

/** What acts as a member now, and would stop with their seat. */
export const MemberAccess = Stopped.meta({
  id: 'MemberAccess',
  description: 'Keys, connections and open invitations of a member, in this workspace only.',
});
export type MemberAccess = z.infer<typeof MemberAccess>;

export const RemovalReceipt = z
  .object({
    member: MemberView,
    stopped: Stopped,
  })
  .meta({ id: 'RemovalReceipt', description: 'What stopped with the seat, at once.' });
export type RemovalReceipt = z.infer<typeof RemovalReceipt>;
