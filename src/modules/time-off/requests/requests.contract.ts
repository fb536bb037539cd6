import { z } from 'zod';
import { DayField } from '../../../kernel/calendar/day.contract';
import { ChangesQuery, pageOf } from '../../../kernel/http/paging.contract';
import { idPattern } from '../../../kernel/id/id';
import { paragraph } from '../../../kernel/text/text.contract';
import { MemberId } from '../../members';
import { TimeOffTypeId } from '../types';

const NOTE_MAX = 500;
const DAYS_MAX = 92;
const MINUTE = 60;
const DAY = 86_400;

export const TimeOffRequestId = z
  .string()
  .regex(idPattern('tor'), 'This is not a time-off request id (tor_...).')
  .meta({ description: 'The id of a time-off request.', example: 'tor_01k0000000000000000000req1' });

export const REQUEST_STATES = ['pending', 'approved', 'rejected', 'cancelled'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

const Note = paragraph(NOTE_MAX)
  .transform((text) => text || null)
  .nullable();

export const NewTimeOffRequest = z
  .strictObject({
    typeId: TimeOffTypeId,
    memberId: MemberId.optional().describe(
      'The member to request for. Default: you. Only the owner and admins can request for others.',
    ),
    days: z
      .array(DayField)
      .min(1, 'Send at least one day.')
      .max(DAYS_MAX, `Request at most ${DAYS_MAX} days at once.`)
      .refine((days) => new Set(days).size === days.length, 'Send each day only once.')
      .transform((days) => [...days].sort())
      .describe('The days off, in any order. Leave out weekends and other days without work.'),
    secondsPerDay: z
      .int()
      .min(MINUTE, 'Request at least one minute per day.')
      .max(DAY, 'A day has at most 24 hours.')
      .describe('Seconds per day: 28800 is eight hours.'),
    note: Note.default(null).describe('A note to the people who decide.'),
  })
  .meta({ id: 'NewTimeOffRequest' });
export type NewTimeOffRequest = z.infer<typeof NewTimeOffRequest>;

export const TimeOffDecision = z
  .strictObject({ note: Note.default(null).describe('A note to the author. Included in the email.') })
  .prefault({})
  .meta({ id: 'TimeOffDecision' });
export type TimeOffDecision = z.infer<typeof TimeOffDecision>;

const MemberRef = z.object({ id: z.string(), name: z.string() });

export const TimeOffRequestView = z
  .object({
    id: z.string(),
    memberId: z.string(),
    memberName: z.string(),
    typeId: z.string(),
    typeName: z.string(),
    days: z.array(z.string()).describe('`YYYY-MM-DD`, in order.'),
    secondsPerDay: z.int(),
    totalSeconds: z
      .int()
      .describe('Total of all days. Pending requests are already deducted from the balance.'),
    note: z.string().nullable(),
    state: z.enum(REQUEST_STATES),
    askedBy: MemberRef.describe('The author. Only the author can cancel the request.'),
    askedAt: z.string().describe('RFC 3339, UTC.'),
    decidedBy: MemberRef.nullable().describe('The member who approved, rejected or cancelled it.'),
    decidedAt: z.string().nullable().describe('RFC 3339, UTC; null while pending.'),
    decisionNote: z.string().nullable(),
    version: z.int().describe('Increases with each change; also sent as the `ETag`.'),
  })
  .meta({
    id: 'TimeOffRequest',
    description: 'The same number of hours on each of several days, decided as a whole.',
  });
export type TimeOffRequestView = z.infer<typeof TimeOffRequestView>;

export const TimeOffRequestsQuery = ChangesQuery.extend({
  memberId: MemberId.optional().describe('Only requests for this member.'),
  typeId: TimeOffTypeId.optional().describe('Only requests of this type.'),
  state: z.enum(REQUEST_STATES).optional().describe('Only requests in this state.'),
  from: DayField.optional().describe('Only requests with a day on or after this one.'),
  to: DayField.optional().describe('Only requests with a day on or before this one.'),
});
export type TimeOffRequestsQuery = z.infer<typeof TimeOffRequestsQuery>;

export const TimeOffRequestPage = pageOf(TimeOffRequestView).meta({ id: 'TimeOffRequestPage' });
export type TimeOffRequestPage = z.infer<typeof TimeOffRequestPage>;
