import { z } from 'zod';
import { DayField } from '../../../kernel/calendar/day.contract';
import { ChangesQuery, pageOf } from '../../../kernel/http/paging.contract';
import { paragraph } from '../../../kernel/text/text.contract';
import { MemberId } from '../../members';
import { TimeOffTypeId } from '../types';

const REASON_MAX = 500;
const SECONDS_MAX = 8784 * 3600;

export const LINE_KINDS = ['accrual', 'usage', 'adjustment', 'carry_over', 'reversal'] as const;

export const Reason = paragraph(REASON_MAX).min(1, 'Give a reason.');

export const LedgerLine = z
  .object({
    id: z.string(),
    memberId: z.string(),
    typeId: z.string(),
    kind: z
      .enum(LINE_KINDS)
      .describe(
        '`accrual` and `carry_over` (hours that lapsed at the end of a year) are automatic. An approval writes `usage`. A `reversal` undoes an accrual or a usage.',
      ),
    seconds: z.int().describe('Change of the balance; negative when hours are taken.'),
    effectiveOn: z.string().describe('The day it takes effect, `YYYY-MM-DD`.'),
    recordedAt: z.string().describe('When it was recorded: RFC 3339, UTC.'),
    entryId: z.string().nullable().describe('The day off it belongs to.'),
    reason: z.string().nullable(),
    by: z
      .object({ id: z.string(), name: z.string() })
      .nullable()
      .describe('The member who caused it; null for automatic lines.'),
  })
  .meta({
    id: 'TimeOffLedgerLine',
    description: 'One change of a balance. Ledger lines are never edited or deleted.',
  });
export type LedgerLine = z.infer<typeof LedgerLine>;

export const LedgerQuery = ChangesQuery.extend({
  memberId: MemberId.optional().describe('Only lines of this member.'),
  typeId: TimeOffTypeId.optional().describe('Only lines of this type.'),
  kind: z.enum(LINE_KINDS).optional().describe('Only lines of this kind.'),
  from: DayField.optional().describe('Only lines effective on this day or later.'),
  to: DayField.optional().describe('Only lines effective on this day or earlier.'),
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
      .refine((seconds) => seconds !== 0, 'The amount cannot be 0.')
      .describe('Seconds to add to the balance; negative to subtract.'),
    reason: Reason.describe('Stored in the ledger.'),
    effectiveOn: DayField.optional().describe(
      'The day it takes effect. Default: today. Cannot be in the future.',
    ),
  })
  .meta({ id: 'NewTimeOffAdjustment' });
export type NewAdjustment = z.infer<typeof NewAdjustment>;
