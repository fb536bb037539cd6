import { z } from 'zod';
import { ChangesQuery, pageOf } from '../../../kernel/http/paging.contract';
import { idPattern } from '../../../kernel/id/id';
import { JobId } from '../../account';
import { MemberId } from '../../members';
import { EntryNote, Moment, TimeEntryId } from '../entries/time-entries.contract';
import { Named } from '../named.contract';
import { Reason, TimesheetNote } from '../timesheets/timesheets.contract';

export const REQUEST_STATES = ['pending', 'approved', 'rejected', 'cancelled'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

export const EditRequestId = z
  .string()
  .regex(idPattern('edr'), 'This is not an edit request’s id (edr_...).')
  .meta({ description: 'An edit request’s id.', example: 'edr_01k0000000000000000000edr1' });

export const NewEditRequest = z
  .strictObject({
    entryId: TimeEntryId.nullable()
      .optional()
      .describe('Your entry that is wrong; left out or null for one that was forgotten.'),
    inAt: Moment.optional().describe('When you clocked in (RFC 3339); left out: as the entry has it.'),
    outAt: Moment.optional().describe('When you clocked out; left out: as the entry has it.'),
    jobId: JobId.nullable().optional(),
    note: EntryNote.optional(),
    reason: Reason,
  })
  .superRefine(({ entryId, ...proposed }, context) => {
    if (entryId) {
      const { inAt, outAt, jobId, note } = proposed;
      if ([inAt, outAt, jobId, note].every((one) => one === undefined))
        context.addIssue({ code: 'custom', message: 'Say what would be right: in, out, job or note.' });
      return;
    }
    for (const name of ['inAt', 'outAt'] as const)
      if (proposed[name] === undefined)
        context.addIssue({ code: 'custom', path: [name], message: 'A forgotten entry needs both times.' });
  })
  .meta({ id: 'NewEditRequest' });
export type NewEditRequest = z.infer<typeof NewEditRequest>;

export const RequestApproval = z
  .strictObject({ note: TimesheetNote.optional() })
  .meta({ id: 'EditRequestApproval' });
export type RequestApproval = z.infer<typeof RequestApproval>;

const Times = {
  inAt: z.string().describe('RFC 3339, UTC.'),
  job: Named.nullable(),
  note: z.string().nullable(),
};

export const EditRequestView = z
  .object({
    id: z.string(),
    member: Named.describe('Whose hours they are; the author.'),
    state: z.enum(REQUEST_STATES),
    proposed: z.object({ ...Times, outAt: z.string() }).describe('What the entry would be.'),
    entry: z
      .object({ id: z.string(), ...Times, outAt: z.string().nullable(), version: z.int() })
      .nullable()
      .describe('The entry as it is now; null for a forgotten one that is not approved.'),
    isStale: z
      .boolean()
      .describe(
        'Whether the entry has changed since a pending request was made; then it cannot be approved.',
      ),
    reason: z.string(),
    decidedAt: z.string().nullable().describe('RFC 3339, UTC; null while pending.'),
    decidedBy: Named.nullable(),
    decisionNote: z.string().nullable(),
    createdAt: z.string().describe('RFC 3339, UTC.'),
    updatedAt: z.string().describe('RFC 3339, UTC.'),
    version: z.int().describe('Counts changes; it is the `ETag` of a single request.'),
  })
  .meta({ id: 'EditRequest', description: 'What a member asks to have corrected.' });
export type EditRequestView = z.infer<typeof EditRequestView>;

export const EditRequestsQuery = ChangesQuery.extend({
  memberId: MemberId.optional().describe('Only this member’s.'),
  state: z.enum(REQUEST_STATES).optional().describe('Only those in this state.'),
});
export type EditRequestsQuery = z.infer<typeof EditRequestsQuery>;

export const EditRequestPage = pageOf(EditRequestView).meta({ id: 'EditRequestPage' });
export type EditRequestPage = z.infer<typeof EditRequestPage>;
