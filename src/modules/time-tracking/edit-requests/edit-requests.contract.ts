import { z } from 'zod';
import { ChangesQuery, pageOf } from '../../../kernel/http/paging.contract';
import { idPattern } from '../../../kernel/id/id';
import { JobId } from '../../account';
import { MemberId } from '../../members';
import { EntryNote, Moment, Named, TimeEntryId } from '../time-entries';
import { Reason, TimesheetNote } from '../timesheets';

export const REQUEST_STATES = ['pending', 'approved', 'rejected', 'cancelled'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

export const EditRequestId = z
  .string()
  .regex(idPattern('edr'), 'This is not an edit request id (edr_...).')
  .meta({ description: 'The id of an edit request.', example: 'edr_01k0000000000000000000edr1' });

export const NewEditRequest = z
  .strictObject({
    entryId: TimeEntryId.nullable()
      .optional()
      .describe('Your entry to correct. Omit it or send null to add a missing entry.'),
    inAt: Moment.optional().describe('The correct clock-in time (RFC 3339). Default: the current value.'),
    outAt: Moment.optional().describe('The correct clock-out time. Default: the current value.'),
    jobId: JobId.nullable().optional(),
    note: EntryNote.optional(),
    reason: Reason,
  })
  .superRefine(({ entryId, ...proposed }, context) => {
    if (entryId) {
      const { inAt, outAt, jobId, note } = proposed;
      if ([inAt, outAt, jobId, note].every((one) => one === undefined))
        context.addIssue({
          code: 'custom',
          message: 'Send at least one correction: inAt, outAt, jobId or note.',
        });
      return;
    }
    for (const name of ['inAt', 'outAt'] as const)
      if (proposed[name] === undefined)
        context.addIssue({ code: 'custom', path: [name], message: 'A missing entry needs both times.' });
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
    member: Named.describe('The author, whose hours the request is about.'),
    state: z.enum(REQUEST_STATES),
    proposed: z.object({ ...Times, outAt: z.string() }).describe('The entry after approval.'),
    entry: z
      .object({ id: z.string(), ...Times, outAt: z.string().nullable(), version: z.int() })
      .nullable()
      .describe('The current entry; null for a missing entry until it is approved.'),
    isStale: z
      .boolean()
      .describe(
        'Whether the entry has changed since a pending request was made. A stale request cannot be approved.',
      ),
    reason: z.string(),
    decidedAt: z.string().nullable().describe('RFC 3339, UTC; null while pending.'),
    decidedBy: Named.nullable(),
    decisionNote: z.string().nullable(),
    createdAt: z.string().describe('RFC 3339, UTC.'),
    updatedAt: z.string().describe('RFC 3339, UTC.'),
    version: z.int().describe('Increases with each change; also sent as the `ETag` of a single request.'),
  })
  .meta({ id: 'EditRequest', description: 'A member’s request to correct their hours.' });
export type EditRequestView = z.infer<typeof EditRequestView>;

export const EditRequestsQuery = ChangesQuery.extend({
  memberId: MemberId.optional().describe('Only requests of this member.'),
  state: z.enum(REQUEST_STATES).optional().describe('Only requests in this state.'),
});
export type EditRequestsQuery = z.infer<typeof EditRequestsQuery>;

export const EditRequestPage = pageOf(EditRequestView).meta({ id: 'EditRequestPage' });
export type EditRequestPage = z.infer<typeof EditRequestPage>;
