import { z } from 'zod';
import { DayField } from '../../../kernel/calendar/day.contract';
import { ChangesQuery, pageOf } from '../../../kernel/http/paging.contract';
import { paragraph } from '../../../kernel/text/text.contract';
import { MemberId } from '../../members';
import { TimeOffTypeId } from '../types/time-off-types.contract';

const REASON_MAX = 500;
const SECONDS_MAX = 8784 * 3600;

export const LINE_KINDS = ['accrual', 'usage', 'adjustment', 'carry_over', 'reversal'] as const;

export const Reason = paragraph(REASON_MAX).min(1, 'Say why.');

export const LedgerLine = z
  .object({
    id: z.string(),
    memberId: z.string(),
    typeId: z.string(),
    kind: z
      .enum(LINE_KINDS)
      .describe(
        '`accrual` and `carry_over` (what lapsed at the turn of a year) are written by the service, `usage` by an approval, `reversal` takes one of these back.',
      ),
    seconds: z.int().describe('Signed: what it added to the balance.'),
    effectiveOn: z.string().describe('The day on which it counts, `YYYY-MM-DD`.'),
    recordedAt: z.string().describe('When it was written: RFC 3339, UTC.'),
    entryId: z.string().nullable().describe('The day off that it is about.'),
    reason: z.string().nullable(),
    by: z
      .object({ id: z.string(), name: z.string() })
      .nullable()
      .describe('The member who caused it; null for the service itself.'),
  })
  .meta({
    id: 'TimeOffLedgerLine',
    description: 'One change of a balance. It is never edited and never deleted.',
  });
export type LedgerLine = z.infer<typeof LedgerLine>;

export const LedgerQuery = ChangesQuery.extend({
  memberId: MemberId.optional().describe('Only lines of this member.'),
  typeId: TimeOffTypeId.optional().describe('Only lines of this type.'),
  kind: z.enum(LINE_KINDS).optional().describe('Only lines of this kind.'),
  from: DayField.optional().describe('Only lines that count on this day or later.'),
  to: DayField.optional().describe('Only lines that count on this day or earlier.'),
});
export type LedgerQuery = z.infer<typeof LedgerQuery>;

export const LedgerPage = pageOf(LedgerLine).meta({ id: 'TimeOffLedgerPage' });
export type LedgerPage = z.infer<typeof LedgerPage>;

export const NewAdjustment = z
  .strictObject({
    memberId: MemberId,
    typeId: TimeOffTypeId,
    seconds: z
      .int()
      .min(-SECONDS_MAX)
      .max(SECONDS_MAX)
      .refine((seconds) => seconds !== 0, 'Add or take something.')
      .describe('Signed: what is added to the balance, or taken from it.'),
    reason: Reason.describe('Why; it stands in the ledger.'),
    effectiveOn: DayField.optional().describe(
      'The day on which it counts; today when left out, never later.',
    ),
  })
  .meta({ id: 'NewTimeOffAdjustment' });
export type NewAdjustment = z.infer<typeof NewAdjustment>;
