import { z } from 'zod';
import { DayField } from '../../../kernel/calendar/day.contract';
import { ChangesQuery, pageOf } from '../../../kernel/http/paging.contract';
import { idPattern } from '../../../kernel/id/id';
import { line } from '../../../kernel/text/text.contract';
import { Accrual, Limits, LimitsInput, WaitingDays, YearStart } from '../accrual';

const NAME_MAX = 60;
const CODE_MAX = 20;

export const TimeOffTypeId = z
  .string()
  .regex(idPattern('tot'), 'This is not a time-off type id (tot_...).')
  .meta({ description: 'The id of a time-off type.', example: 'tot_01k0000000000000000000typ1' });

const Name = line(NAME_MAX, 'Give the type a name.').describe(
  'Display name, for example Vacation or Sick leave.',
);
const Code = line(CODE_MAX).nullable().describe('The code used by payroll; null for none.');
const IsPaid = z.boolean().describe('Whether its hours are paid.');
const PaysOut = z
  .boolean()
  .describe('Whether the remaining balance is paid out when a member leaves. Balances then show the amount.');

export const NewTimeOffType = z
  .strictObject({
    name: Name,
    code: Code.default(null),
    isPaid: IsPaid.default(true),
    paysOutOnTermination: PaysOut.default(false),
    accrual: Accrual.default({ kind: 'none' }),
    yearStarts: YearStart.default('calendar_year'),
    waitingDays: WaitingDays.default(0),
    limits: LimitsInput.prefault({}),
    startsOn: DayField.optional().describe(
      'The first day on which the rules apply, at most two years from today. Default: today. With an earlier day, everything due since then is credited immediately.',
    ),
  })
  .meta({ id: 'NewTimeOffType' });
export type NewTimeOffType = z.infer<typeof NewTimeOffType>;

export const TimeOffTypeChange = z
  .strictObject({
    name: Name.optional(),
    code: Code.optional(),
    isPaid: IsPaid.optional(),
    paysOutOnTermination: PaysOut.optional(),
    accrual: Accrual.optional(),
    yearStarts: YearStart.optional(),
    waitingDays: WaitingDays.optional(),
    limits: LimitsInput.optional().describe('Replaces all limits. Omitted limits return to their defaults.'),
  })
  .meta({ id: 'TimeOffTypeChange', description: 'Omitted fields keep their values.' });
export type TimeOffTypeChange = z.infer<typeof TimeOffTypeChange>;

export const TimeOffTypeView = z
  .object({
    id: z.string(),
    name: Name,
    code: z.string().nullable().describe('The code used by payroll; null for none.'),
    isPaid: IsPaid,
    paysOutOnTermination: PaysOut,
    accrual: Accrual,
    yearStarts: YearStart,
    waitingDays: WaitingDays,
    limits: Limits,
    startsOn: z
      .string()
      .describe(
        'The first day on which the current rules apply. A change of the rules sets it to the following day.',
      ),
    archivedAt: z.string().nullable().describe('RFC 3339, UTC; null while the type is active.'),
    version: z.int().describe('Increases with each change; also sent as the `ETag`.'),
  })
  .meta({ id: 'TimeOffType', description: 'A time-off type and its rules.' });
export type TimeOffTypeView = z.infer<typeof TimeOffTypeView>;

export const TimeOffTypesQuery = ChangesQuery.extend({
  status: z
    .enum(['active', 'archived', 'all'])
    .default('active')
    .describe('Which types to list. Use `all` to see archived types when syncing.'),
});
export type TimeOffTypesQuery = z.infer<typeof TimeOffTypesQuery>;

export const TimeOffTypePage = pageOf(TimeOffTypeView).meta({ id: 'TimeOffTypePage' });
export type TimeOffTypePage = z.infer<typeof TimeOffTypePage>;
