import { z } from 'zod';
import { DayField } from '../../../kernel/calendar/day.contract';
import { ChangesQuery, pageOf } from '../../../kernel/http/paging.contract';
import { idPattern } from '../../../kernel/id/id';
import { line } from '../../../kernel/text/text.contract';
import { Accrual, Limits, LimitsInput, WaitingDays, YearStart } from '../accrual/policy.contract';

const NAME_MAX = 60;
const CODE_MAX = 20;

export const TimeOffTypeId = z
  .string()
  .regex(idPattern('tot'), 'This is not the id of a type of time off (tot_...).')
  .meta({ description: 'A type’s id.', example: 'tot_01k0000000000000000000typ1' });

const Name = line(NAME_MAX, 'Give it a name.').describe('What people call it: Vacation, Sick leave.');
const Code = line(CODE_MAX).nullable().describe('What payroll calls it; null for none.');
const IsPaid = z.boolean().describe('Whether its hours are paid.');
const PaysOut = z
  .boolean()
  .describe('Whether what is left is paid out when somebody leaves; balances then name it.');

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
      'The first day on which the rules act, at most two years away; today when left out. What is due since an earlier day is credited at once.',
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
    limits: LimitsInput.optional().describe('All limits at once; what is left out goes back to its default.'),
  })
  .meta({ id: 'TimeOffTypeChange', description: 'What is left out stays as it is.' });
export type TimeOffTypeChange = z.infer<typeof TimeOffTypeChange>;

export const TimeOffTypeView = z
  .object({
    id: z.string(),
    name: Name,
    code: z.string().nullable().describe('What payroll calls it; null for none.'),
    isPaid: IsPaid,
    paysOutOnTermination: PaysOut,
    accrual: Accrual,
    yearStarts: YearStart,
    waitingDays: WaitingDays,
    limits: Limits,
    startsOn: z
      .string()
      .describe('The first day on which the present rules act. A change of them moves it to the day after.'),
    archivedAt: z.string().nullable().describe('RFC 3339, UTC; null while people can ask for it.'),
    version: z.int().describe('Counts changes; it is the `ETag`.'),
  })
  .meta({ id: 'TimeOffType', description: 'A kind of time off and the rules of its hours.' });
export type TimeOffTypeView = z.infer<typeof TimeOffTypeView>;

export const TimeOffTypesQuery = ChangesQuery.extend({
  status: z
    .enum(['active', 'archived', 'all'])
    .default('active')
    .describe('Which types; `all` to follow archiving too.'),
});
export type TimeOffTypesQuery = z.infer<typeof TimeOffTypesQuery>;

export const TimeOffTypePage = pageOf(TimeOffTypeView).meta({ id: 'TimeOffTypePage' });
export type TimeOffTypePage = z.infer<typeof TimeOffTypePage>;
