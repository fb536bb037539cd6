import { z } from 'zod';
import { CREDENTIAL_KINDS } from '../../access/permissions';
import { pageOf } from '../../kernel/http/paging.contract';

/** All recorded workspace actions, in the groups of the filter. */
export const ACTION_GROUPS = {
  Members: [
    'invitation.sent',
    'invitation.resent',
    'invitation.cancelled',
    'invitation.renewal_asked',
    'member.joined',
    'member.role_changed',
    'member.removed',
    'member.restored',
    'member.left',
    'member.profile_changed',
    'member.employment_changed',
    'member.jobs_changed',
  ],
  Keys: ['api_key.generated', 'api_key.revoked', 'api_key.leaked'],
  Account: [
    'job.added',
    'job.changed',
    'job.archived',
    'job.restored',
    'location.added',
    'location.changed',
    'location.archived',
    'location.restored',
    'custom_field.added',
    'custom_field.changed',
    'custom_field.archived',
    'custom_field.restored',
    'clock_setup.changed',
  ],
  Rules: [
    'rules.overtime_changed',
    'rules.schedule_changed',
    'rules.rounding_changed',
    'member.schedule_changed',
  ],
  'Time off': [
    'time_off_type.created',
    'time_off_type.changed',
    'time_off_type.archived',
    'time_off_type.restored',
    'time_off.requested',
    'time_off.approved',
    'time_off.rejected',
    'time_off.cancelled',
    'time_off.voided',
    'time_off.adjusted',
  ],
  Connections: [
    'connection.made',
    'connection.revoked',
    'connection.ended',
    'connection.replaced',
    'connection.policy_changed',
  ],
  Pay: ['pay.member_set', 'pay.job_set', 'pay.voided'],
  Hours: [
    'time_entry.clocked_in',
    'time_entry.clocked_out',
    'time_entry.clock_changed',
    'time_entry.added',
    'time_entry.changed',
    'time_entry.archived',
    'time_entry.restored',
    'timesheet.submitted',
    'timesheet.approved',
    'timesheet.rejected',
    'timesheet.cancelled',
    'edit_request.asked',
    'edit_request.approved',
    'edit_request.rejected',
    'edit_request.cancelled',
  ],
  Reports: [
    'export_profile.added',
    'export_profile.changed',
    'export_profile.archived',
    'export_profile.restored',
  ],
  Workspace: ['workspace.created', 'workspace.filled', 'ownership.transferred', 'company.changed'],
} as const;

export const WORKSPACE_ACTIONS = Object.values(ACTION_GROUPS).flat();
export type WorkspaceAction = (typeof WORKSPACE_ACTIONS)[number];

/** Actions that belong to a person rather than to a workspace. */
export const PERSON_ACTIONS = [
  'session.started',
  'session.ended',
  'session.others_ended',
  'session.proof_asked',
  'session.proved',
  'profile.changed',
  'notifications.changed',
  'email.change_asked',
  'email.change_approved',
  'email.change_cancelled',
  'email.changed',
  'email.change_undone',
] as const;
export type PersonAction = (typeof PERSON_ACTIONS)[number];
export type AuditAction = WorkspaceAction | PersonAction;

const Fields = z.record(z.string(), z.unknown());

export const AuditEventView = z
  .object({
    id: z.string(),
    at: z.string().describe('RFC 3339, UTC.'),
    action: z.string(),
    sentence: z.string().describe('The event in English, with names as they were at the time.'),
    actor: z
      .object({ userId: z.string(), memberId: z.string().nullable(), name: z.string(), email: z.string() })
      .nullable()
      .describe('The person who acted; null for Keyshift itself.'),
    credential: z
      .object({ kind: z.enum(CREDENTIAL_KINDS), id: z.string(), name: z.string().nullable() })
      .nullable()
      .describe('The credential that was used; null for none.'),
    target: z.object({ id: z.string(), name: z.string() }).nullable(),
    before: Fields.nullable(),
    after: Fields.nullable(),
    network: z.string().nullable(),
    requestId: z.string().nullable(),
  })
  .meta({ id: 'AuditEvent' });
export type AuditEventView = z.infer<typeof AuditEventView>;

export const AuditPage = pageOf(AuditEventView).meta({ id: 'AuditEventPage' });
export type AuditPage = z.infer<typeof AuditPage>;
