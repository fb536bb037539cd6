import { z } from 'zod';
import { ChangesQuery, pageOf } from '../../../kernel/http/paging.contract';
import { MemberId } from '../../members';
import { TimeOffTypeId } from '../types/time-off-types.contract';

export const Balance = z
  .object({
    memberId: z.string(),
    memberName: z.string(),
    typeId: z.string(),
    typeName: z.string(),
    isPaid: z.boolean(),
    balanceSeconds: z.int().describe('What may still be asked for: the ledger without what is pending.'),
    ledgerSeconds: z.int().describe('The sum of the ledger, days off in the future taken off already.'),
    pendingSeconds: z.int().describe('What is asked for and not decided.'),
    accruedThroughOn: z
      .string()
      .nullable()
      .describe('Everything that was due up to this day is in the ledger; null: nothing was due yet.'),
    waitsForHireDate: z
      .boolean()
      .describe('Nothing accrues because the rules depend on a hire date, and nobody has said it.'),
    payOutSeconds: z
      .int()
      .nullable()
      .describe('Of a removed member, where the type is paid out: what is left to pay. Null otherwise.'),
    updatedAt: z.string().nullable().describe('When it last moved: RFC 3339, UTC; null: never.'),
  })
  .meta({ id: 'TimeOffBalance', description: 'What one member has of one type, in whole seconds.' });
export type Balance = z.infer<typeof Balance>;

export const BalancesQuery = ChangesQuery.extend({
  memberId: MemberId.optional().describe('Only balances of this member.'),
  typeId: TimeOffTypeId.optional().describe('Only balances of this type, also when it is archived.'),
  status: z
    .enum(['active', 'removed', 'all'])
    .default('active')
    .describe('Of which members; `removed` to see what is to be paid out.'),
});
export type BalancesQuery = z.infer<typeof BalancesQuery>;

export const BalancePage = pageOf(Balance).meta({ id: 'TimeOffBalancePage' });
export type BalancePage = z.infer<typeof BalancePage>;
