import { z } from 'zod';
import { DayField } from '../../../kernel/calendar/day.contract';
import { ChangesQuery, pageOf } from '../../../kernel/http/paging.contract';
import { idPattern } from '../../../kernel/id/id';
import { paragraph } from '../../../kernel/text/text.contract';
import { MemberId } from '../../members';
import { Named } from '../time-entries';
import { TIMESHEET_STATES } from './timesheets.rules';

const NOTE_MAX = 1000;
const BULK_MAX = 100;

export const TimesheetId = z
  .string()
  .regex(idPattern('ts'), 'This is not a timesheet id (ts_...).')
  .meta({ description: 'The id of a timesheet.', example: 'ts_01k00000000000000000000ts1' });

/** A note of the submitter or approver. */
export const TimesheetNote = paragraph(NOTE_MAX)
  .transform((note) => (note === '' ? null : note))
  .nullable()
  .describe('Up to 1000 characters; null or empty for none.');

/** A required note. */
export const Reason = paragraph(NOTE_MAX)
  .min(1, 'Give a reason.')
  .describe('The reason, up to 1000 characters.');

const Seen = z
  .int()
  .min(1)
  .describe('The `version` you last read. Returns 412 if the hours have changed since.');

export const Submission = z
  .strictObject({ note: TimesheetNote.optional() })
  .meta({ id: 'TimesheetSubmission' });
export type Submission = z.infer<typeof Submission>;

export const Approval = z
  .strictObject({
    version: Seen.optional().describe(
      'The `version` you last read, here or as `If-Match`. Returns 412 if the hours have changed since.',
    ),
    note: TimesheetNote.optional(),
  })
  .meta({ id: 'TimesheetApproval' });
export type Approval = z.infer<typeof Approval>;

export const Rejection = z.strictObject({ note: Reason }).meta({ id: 'Rejection' });
export type Rejection = z.infer<typeof Rejection>;

const ids = <S extends z.ZodType<{ id: string }>>(row: S) =>
  z
    .array(row)
    .min(1)
    .max(BULK_MAX)
    .refine(
      (rows) => new Set(rows.map(({ id }) => id)).size === rows.length,
      'Send each timesheet only once.',
    );

/** One decision on several timesheets. */
export const BulkDecision = z
  .discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('approve'),
      timesheets: ids(z.strictObject({ id: TimesheetId, version: Seen })).describe(
        '1 to 100 timesheets, each with the version you last read.',
      ),
      note: TimesheetNote.optional(),
    }),
    z.strictObject({
      decision: z.literal('reject'),
      timesheets: ids(z.strictObject({ id: TimesheetId, version: Seen.optional() })),
      note: Reason,
    }),
    z.strictObject({
      decision: z.literal('cancel'),
      timesheets: ids(z.strictObject({ id: TimesheetId, version: Seen.optional() })),
    }),
  ])
  .meta({ id: 'TimesheetBulkDecision' });
export type BulkDecision = z.infer<typeof BulkDecision>;

export const TimesheetView = z
  .object({
    id: z.string(),
    member: Named,
    startsOn: z.string().describe('The first day of the pay period, in the workspace’s time zone.'),
    endsOn: z.string().describe('The last day of the pay period.'),
    state: z.enum(TIMESHEET_STATES),
    workedSeconds: z
      .int()
      .describe('Seconds worked within the period. An entry that crosses its edge counts in part.'),
    entryCount: z.int().describe('The number of entries in the period.'),
    openEntryId: z.string().nullable().describe('The open entry that prevents submission.'),
    submittedAt: z.string().nullable().describe('RFC 3339, UTC.'),
    submittedBy: Named.nullable(),
    submitNote: z.string().nullable(),
    decidedAt: z.string().nullable().describe('RFC 3339, UTC; null unless approved or rejected.'),
    decidedBy: Named.nullable(),
    decisionNote: z.string().nullable(),
    createdAt: z.string().describe('RFC 3339, UTC.'),
    updatedAt: z.string().describe('RFC 3339, UTC.'),
    version: z
      .int()
      .describe(
        'Increases with each change of the state or the hours; also sent as the `ETag` of a single timesheet.',
      ),
  })
  .meta({ id: 'Timesheet', description: 'One member’s pay period.' });
export type TimesheetView = z.infer<typeof TimesheetView>;

export const TimesheetDetail = TimesheetView.extend({
  days: z
    .array(z.object({ on: z.string(), workedSeconds: z.int() }))
    .describe('Every day of the period. Time is split at midnight in the workspace’s time zone.'),
}).meta({ id: 'TimesheetDetail' });
export type TimesheetDetail = z.infer<typeof TimesheetDetail>;

export const TimesheetsQuery = ChangesQuery.extend({
  memberId: MemberId.optional().describe('Only timesheets of this member.'),
  state: z.enum(TIMESHEET_STATES).optional().describe('Only timesheets in this state.'),
  from: DayField.optional().describe('Only periods that end on or after this day.'),
  to: DayField.optional().describe('Only periods that start on or before this day.'),
});
export type TimesheetsQuery = z.infer<typeof TimesheetsQuery>;

export const TimesheetPage = pageOf(TimesheetView).meta({ id: 'TimesheetPage' });
export type TimesheetPage = z.infer<typeof TimesheetPage>;

export const TimesheetsDecided = z
  .object({ data: z.array(TimesheetView) })
  .meta({ id: 'TimesheetsDecided', description: 'The updated timesheets.' });
export type TimesheetsDecided = z.infer<typeof TimesheetsDecided>;
