import { z } from 'zod';
import { CREDENTIAL_KINDS } from '../../../access/permissions';
import { DayField } from '../../../kernel/calendar/day.contract';
import { ChangesQuery, pageOf } from '../../../kernel/http/paging.contract';
import { idPattern } from '../../../kernel/id/id';
import { paragraph } from '../../../kernel/text/text.contract';
import { FieldInputs, JobId } from '../../account';
import { MemberId } from '../../members';
import { Named } from './named.contract';

const NOTE_MAX = 1000;
const FIRST = Date.parse('2000-01-01T00:00:00Z');
const LAST = Date.parse('2200-01-01T00:00:00Z');

/** How an entry was created: on a page, through the API, by an assistant, or by another member (`admin`). */
export const SOURCES = ['web', 'api', 'assistant', 'admin'] as const;
export type Source = (typeof SOURCES)[number];

/** The actions recorded in the history of an entry. */
export const ENTRY_ACTIONS = [
  'clocked_in',
  'clocked_out',
  'clock_changed',
  'added',
  'changed',
  'archived',
  'restored',
] as const;
export type EntryAction = (typeof ENTRY_ACTIONS)[number];

export const TimeEntryId = z
  .string()
  .regex(idPattern('te'), 'This is not a time entry id (te_...).')
  .meta({ description: 'The id of a time entry.', example: 'te_01k00000000000000000000te1' });

/** An instant in a request. The bounds reject typos such as the year 20026. */
export const Moment = z.iso
  .datetime({
    offset: true,
    error: 'Send an RFC 3339 date and time, such as 2026-11-23T14:00:00Z.',
    abort: true,
  })
  .refine(
    (text) => Date.parse(text) >= FIRST && Date.parse(text) < LAST,
    'The year must be between 2000 and 2199.',
  );

export const EntryNote = paragraph(NOTE_MAX)
  .transform((note) => (note === '' ? null : note))
  .nullable()
  .describe('Free text, up to 1000 characters; null or empty for none.');

/** The details of an entry besides its times. Omitted fields keep their values. */
export const entryDetails = {
  jobId: JobId.nullable().optional().describe('A job available to the member; null for none.'),
  note: EntryNote.optional(),
  customFields: FieldInputs.optional(),
};

export const NewTimeEntry = z
  .strictObject({
    memberId: MemberId,
    inAt: Moment.describe('Clock-in time (RFC 3339), at most 60 seconds in the future.'),
    outAt: Moment.nullable().describe('Clock-out time; null while still on the clock.'),
    ...entryDetails,
  })
  .meta({ id: 'NewTimeEntry' });
export type NewTimeEntry = z.infer<typeof NewTimeEntry>;

export const TimeEntryChange = z
  .strictObject({ inAt: Moment.optional(), outAt: Moment.nullable().optional(), ...entryDetails })
  .refine((change) => Object.keys(change).length > 0, 'Send at least one field to change.')
  .meta({ id: 'TimeEntryChange', description: 'Omitted fields keep their values.' });
export type TimeEntryChange = z.infer<typeof TimeEntryChange>;

export const TimeEntryView = z
  .object({
    id: z.string(),
    member: Named,
    inAt: z.string().describe('RFC 3339, UTC.'),
    outAt: z.string().nullable().describe('RFC 3339, UTC; null while on the clock.'),
    workedSeconds: z
      .int()
      .nullable()
      .describe('Seconds between clock-in and clock-out; null while on the clock.'),
    job: Named.nullable(),
    note: z.string().nullable(),
    customFields: z.record(z.string(), z.unknown()).describe('By field id.'),
    inLocation: Named.nullable().describe('The clock location that matched at clock-in.'),
    outLocation: Named.nullable(),
    isInUnrecognised: z
      .boolean()
      .describe('Whether the clock-in matched no location and the setup asks for a warning.'),
    isOutUnrecognised: z.boolean(),
    source: z.enum(SOURCES).describe('How the entry was created; `admin` if another member added it.'),
    archivedAt: z.string().nullable().describe('RFC 3339, UTC; null while it counts.'),
    createdAt: z.string().describe('RFC 3339, UTC.'),
    updatedAt: z.string().describe('RFC 3339, UTC.'),
    version: z.int().describe('Increases with each change; also sent as the `ETag` of a single entry.'),
  })
  .meta({ id: 'TimeEntry', description: 'One period of time on the clock.' });
export type TimeEntryView = z.infer<typeof TimeEntryView>;

export const TimeEntriesQuery = ChangesQuery.extend({
  memberId: MemberId.optional().describe('Only entries of this member.'),
  from: DayField.optional().describe(
    'Only entries that start on or after this day, in the workspace’s calendar.',
  ),
  to: DayField.optional().describe(
    'Only entries that start on or before this day, in the workspace’s calendar.',
  ),
  jobId: JobId.optional().describe('Only entries with this job.'),
  open: z
    .enum(['true', 'false'])
    .optional()
    .describe('`true`: only open entries; `false`: only closed entries.'),
  archived: z
    .enum(['false', 'true', 'all'])
    .default('false')
    .describe('`false`: only active entries; `true`: only archived ones; `all`: both, for syncing.'),
});
export type TimeEntriesQuery = z.infer<typeof TimeEntriesQuery>;

export const TimeEntryPage = pageOf(TimeEntryView).meta({ id: 'TimeEntryPage' });
export type TimeEntryPage = z.infer<typeof TimeEntryPage>;

/** The contents of an entry at one point in time. */
export const EntrySnapshot = z
  .object({
    inAt: z.string(),
    outAt: z.string().nullable(),
    jobId: z.string().nullable(),
    note: z.string().nullable(),
    customFields: z.record(z.string(), z.unknown()),
    inLocationId: z.string().nullable(),
    outLocationId: z.string().nullable(),
    isArchived: z.boolean(),
  })
  .meta({ id: 'TimeEntrySnapshot' });
export type EntrySnapshot = z.infer<typeof EntrySnapshot>;

export const EntryHistoryLine = z
  .object({
    id: z.string(),
    action: z.enum(ENTRY_ACTIONS),
    at: z.string().describe('RFC 3339, UTC.'),
    by: Named.describe('The member who made the change.'),
    credential: z
      .object({
        kind: z.enum(CREDENTIAL_KINDS),
        id: z.string().optional(),
        name: z.string().nullable().optional(),
      })
      .describe(
        'The credential used for the change. Callers who can read only their own hours see its id and name only for their own changes.',
      ),
    editRequestId: z.string().nullable().describe('The approved edit request that caused the change.'),
    before: EntrySnapshot.nullable().describe('Null for a new entry.'),
    after: EntrySnapshot,
  })
  .meta({ id: 'TimeEntryHistoryLine' });
export type EntryHistoryLine = z.infer<typeof EntryHistoryLine>;

export const EntryHistoryPage = pageOf(EntryHistoryLine).meta({ id: 'TimeEntryHistoryPage' });
export type EntryHistoryPage = z.infer<typeof EntryHistoryPage>;
