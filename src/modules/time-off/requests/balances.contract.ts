import { z } from 'zod';
import { ChangesQuery, pageOf } from '../../../kernel/http/paging.contract';
import { MemberId } from '../../members';
import { TimeOffTypeId } from '../types';

export const Balance = z
  .object({
    memberId: z.string(),
    memberName: z.string(),
    typeId: z.string(),
    typeName: z.string(),
    isPaid: z.boolean(),
    balanceSeconds: z.int().describe('What can still be requested: the ledger minus pending requests.'),
    ledgerSeconds: z.int().describe('The sum of the ledger. Approved future days off are already deducted.'),
    pendingSeconds: z.int().describe('Requested and not yet decided.'),
    accruedThroughOn: z
      .string()
      .nullable()
      .describe('The ledger includes everything due up to this day; null if nothing was due yet.'),
    waitsForHireDate: z
      .boolean()
      .describe('True if nothing accrues because the rules need a hire date and it is not set.'),
    payOutSeconds: z
      .int()
      .nullable()
      .describe('For a removed member, if the type is paid out: the amount to pay out. Otherwise null.'),
    updatedAt: z.string().nullable().describe('When the balance last changed: RFC 3339, UTC; null if never.'),
  })
  .meta({ id: 'TimeOffBalance', description: 'One member’s balance of one type, in whole seconds.' });
export type Balance = z.infer<typeof Balance>;

export const BalancesQuery = ChangesQuery.extend({
  memberId: MemberId.optional().describe('Only balances of this member.'),
  typeId: TimeOffTypeId.optional().describe('Only balances of this type, even if it is archived.'),
  status: z
    .enum(['active', 'removed', 'all'])
    .default('active')
    .describe('The member status to include. Use `removed` to find balances to pay out.'),
});
export type BalancesQuery = z.infer<typeof BalancesQuery>;

export const BalancePage = pageOf(Balance).meta({ id: 'TimeOffBalancePage' });
export type BalancePage = z.infer<typeof BalancePage>;
