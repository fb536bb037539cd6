import { z } from 'zod';
import { DayField } from '../../../kernel/calendar/day.contract';
import { ChangesQuery, pageOf } from '../../../kernel/http/paging.contract';
import { idPattern } from '../../../kernel/id/id';
import { MemberId } from '../../members';
import { Reason } from '../ledger';
import { TimeOffTypeId } from '../types';

export const TimeOffEntryId = z
  .string()
  .regex(idPattern('toe'), 'This is not a day off id (toe_...).')
  .meta({ description: 'The id of a day off.', example: 'toe_01k0000000000000000000day1' });

export const TimeOffEntryView = z
  .object({
    id: z.string(),
    requestId: z.string(),
    memberId: z.string(),
    memberName: z.string(),
    typeId: z.string(),
    typeName: z.string(),
    isPaid: z.boolean(),
    day: z.string().describe('`YYYY-MM-DD`.'),
    seconds: z.int(),
    voidedAt: z
      .string()
      .nullable()
      .describe('When it was voided and its hours returned: RFC 3339, UTC; null while it counts.'),
    voidReason: z.string().nullable(),
    version: z.int().describe('Increases with each change; also sent as the `ETag`.'),
  })
  .meta({ id: 'TimeOffEntry', description: 'One approved day off. It does not count as time worked.' });
export type TimeOffEntryView = z.infer<typeof TimeOffEntryView>;

export const TimeOffEntriesQuery = ChangesQuery.extend({
  memberId: MemberId.optional().describe('Only days of this member.'),
  typeId: TimeOffTypeId.optional().describe('Only days of this type.'),
  from: DayField.optional().describe('Only this day and later ones.'),
  to: DayField.optional().describe('Only this day and earlier ones.'),
  status: z
    .enum(['live', 'voided', 'all'])
    .default('live')
    .describe('Which days off to list: `live` for active ones. Use `all` to see voided days when syncing.'),
});
export type TimeOffEntriesQuery = z.infer<typeof TimeOffEntriesQuery>;

export const TimeOffEntryPage = pageOf(TimeOffEntryView).meta({ id: 'TimeOffEntryPage' });
export type TimeOffEntryPage = z.infer<typeof TimeOffEntryPage>;

export const VoidInput = z
  .strictObject({ reason: Reason.describe('Why the day was not taken. Stored in the ledger.') })
  .meta({ id: 'TimeOffVoidInput' });
export type VoidInput = z.infer<typeof VoidInput>;
