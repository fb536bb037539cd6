import { z } from 'zod';
import { CREDENTIAL_KINDS } from '../../../access/permissions';
import { DayField } from '../../../kernel/calendar/day.contract';
import { ChangesQuery, pageOf } from '../../../kernel/http/paging.contract';
import { idPattern } from '../../../kernel/id/id';
import { paragraph } from '../../../kernel/text/text.contract';
import { FieldInputs, JobId } from '../../account';
import { MemberId } from '../../members';
import { Named } from '../named.contract';

const NOTE_MAX = 1000;
const FIRST = Date.parse('2000-01-01T00:00:00Z');
const LAST = Date.parse('2200-01-01T00:00:00Z');

/** From where an entry came: a page, a key or JSON, an assistant, or somebody else who wrote it for the member. */
export const SOURCES = ['web', 'api', 'assistant', 'admin'] as const;
export type Source = (typeof SOURCES)[number];

/** What is done to an entry; each is a line of its history. */
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
  .regex(idPattern('te'), 'This is not a time entry’s id (te_...).')
  .meta({ description: 'A time entry’s id.', example: 'te_01k00000000000000000000te1' });

/** A moment of a contract. The bounds keep typos such as year 20026 away from the database. */
export const Moment = z.iso
  .datetime({ offset: true, error: 'Give a moment as RFC 3339, such as 2026-11-23T14:00:00Z.', abort: true })
  .refine(
    (text) => Date.parse(text) >= FIRST && Date.parse(text) < LAST,
    'Give a moment of this century or the next.',
  );

export const EntryNote = paragraph(NOTE_MAX)
  .transform((note) => (note === '' ? null : note))
  .nullable()
  .describe('Free text, up to 1000 characters; null or empty for none.');

/** What an entry says besides its times; what is left out stays as it is. */
export const entryDetails = {
  jobId: JobId.nullable().optional().describe('A job that the member may pick; null for none.'),
  note: EntryNote.optional(),
  customFields: FieldInputs.optional(),
};

export const NewTimeEntry = z
  .strictObject({
    memberId: MemberId,
    inAt: Moment.describe('When they clocked in (RFC 3339); at most 60 seconds ahead.'),
    outAt: Moment.nullable().describe('When they clocked out; null while they are still on the clock.'),
    ...entryDetails,
  })
  .meta({ id: 'NewTimeEntry' });
export type NewTimeEntry = z.infer<typeof NewTimeEntry>;

export const TimeEntryChange = z
  .strictObject({ inAt: Moment.optional(), outAt: Moment.nullable().optional(), ...entryDetails })
  .refine((change) => Object.keys(change).length > 0, 'Name at least one thing to change.')
  .meta({ id: 'TimeEntryChange', description: 'What is left out stays as it is.' });
export type TimeEntryChange = z.infer<typeof TimeEntryChange>;

export const TimeEntryView = z
  .object({
    id: z.string(),
    member: Named,
    inAt: z.string().describe('RFC 3339, UTC.'),
    outAt: z.string().nullable().describe('RFC 3339, UTC; null while on the clock.'),
    workedSeconds: z.int().nullable().describe('From in to out, in whole seconds; null while on the clock.'),
    job: Named.nullable(),
    note: z.string().nullable(),
    customFields: z.record(z.string(), z.unknown()).describe('By field id.'),
    inLocation: Named.nullable().describe('The clock location that matched at clock-in.'),
    outLocation: Named.nullable(),
    isInUnrecognised: z
      .boolean()
      .describe('Whether the clock-in matched no location where the setup says to warn.'),
    isOutUnrecognised: z.boolean(),
    source: z.enum(SOURCES).describe('Where it came from first; `admin`: written for the member by another.'),
    archivedAt: z.string().nullable().describe('RFC 3339, UTC; null while it counts.'),
    createdAt: z.string().describe('RFC 3339, UTC.'),
    updatedAt: z.string().describe('RFC 3339, UTC.'),
    version: z.int().describe('Counts changes; it is the `ETag` of a single entry.'),
  })
  .meta({ id: 'TimeEntry', description: 'One span on the clock.' });
export type TimeEntryView = z.infer<typeof TimeEntryView>;

export const TimeEntriesQuery = ChangesQuery.extend({
  memberId: MemberId.optional().describe('Only this member’s.'),
  from: DayField.optional().describe('Only what began on this day of the workspace’s calendar or later.'),
  to: DayField.optional().describe('Only what began on this day of the workspace’s calendar or before.'),
  jobId: JobId.optional().describe('Only on this job.'),
  open: z
    .enum(['true', 'false'])
    .optional()
    .describe('`true`: only who is on the clock; `false`: only what has ended.'),
  archived: z
    .enum(['false', 'true', 'all'])
    .default('false')
    .describe('`false`: only what counts; `true`: only what is archived; `all`: both, to follow changes.'),
});
export type TimeEntriesQuery = z.infer<typeof TimeEntriesQuery>;

export const TimeEntryPage = pageOf(TimeEntryView).meta({ id: 'TimeEntryPage' });
export type TimeEntryPage = z.infer<typeof TimeEntryPage>;

/** What an entry held at one moment. */
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
    by: Named.describe('The member who did it.'),
    credential: z
      .object({
        kind: z.enum(CREDENTIAL_KINDS),
        id: z.string().optional(),
        name: z.string().nullable().optional(),
      })
      .describe(
        'What they used to do it. Who sees only their own hours is told which one it was only of what they used themselves.',
      ),
    editRequestId: z.string().nullable().describe('The edit request that was approved by it.'),
    before: EntrySnapshot.nullable().describe('Null where the entry began.'),
    after: EntrySnapshot,
  })
  .meta({ id: 'TimeEntryHistoryLine' });
export type EntryHistoryLine = z.infer<typeof EntryHistoryLine>;

export const EntryHistoryPage = pageOf(EntryHistoryLine).meta({ id: 'TimeEntryHistoryPage' });
export type EntryHistoryPage = z.infer<typeof EntryHistoryPage>;
