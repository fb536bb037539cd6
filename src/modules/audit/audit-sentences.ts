import type { AuditAction } from './audit.contract';
import type { AuditFacts } from './audit.rules';

type Sentence = (facts: AuditFacts) => string;

const text = (fields: AuditFacts['after'], name: string): string => String(fields?.[name] ?? '');
const count = (fields: AuditFacts['after'], name: string): number => {
  const list = fields?.[name];
  return Array.isArray(list) ? list.length : 0;
};
const of = (facts: AuditFacts): string => facts.target?.name ?? 'someone';
const things = (n: number, one: string): string => (n === 1 ? `1 ${one}` : `${n} ${one}s`);

const minutes = (fields: AuditFacts['after']): string =>
  fields?.stepMinutes ? `${text(fields, 'stepMinutes')} minutes` : 'none';

const period = ({ after }: AuditFacts): string =>
  ` for ${text(after, 'startsOn')} to ${text(after, 'endsOn')}`;
const timeOff = ({ after }: AuditFacts): string =>
  `${text(after, 'type')}, ${things(count(after, 'days'), 'day')}`;

/** "+8 h", "-1.5 h". */
function hours(fields: AuditFacts['after']): string {
  const value = Math.round(Number(fields?.seconds) / 36) / 100;
  return `${value > 0 ? '+' : ''}${value} h`;
}

function stopped({ after }: AuditFacts): string {
  const parts = [
    [count(after, 'apiKeys'), 'key'],
    [count(after, 'connections'), 'connection'],
    [count(after, 'invitations'), 'invitation'],
  ] as const;
  const audited = parts.filter(([n]) => n > 0).map(([n, one]) => things(n, one));
  return audited.length > 0 ? ` · revoked ${audited.join(', ')}` : '';
}

/** A permission list as text: "edit Time off · view Reports". */
function permitted(fields: AuditFacts['after']): string {
  const list = Array.isArray(fields?.permissions) ? fields.permissions.map(String) : [];
  const edits = list.filter((one) => one.endsWith(':edit')).map(areaOf);
  const views = list.filter((one) => one.endsWith(':read')).map(areaOf);
  const parts = [
    ['edit', edits],
    ['view', views.filter((area) => !edits.includes(area))],
  ] as const;
  return parts
    .filter(([, areas]) => areas.length > 0)
    .map(([verb, areas]) => `${verb} ${areas.join(', ')}`)
    .join(' · ');
}

/** `time_off:edit` as "Time off". */
const areaOf = (permission: string): string => {
  const words = (permission.split(':')[0] ?? '').replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** The sentence of each action, as shown in the audit log. Names are as they were at the time. */
const SENTENCES: Readonly<Record<AuditAction, Sentence>> = {
  'invitation.sent': (f) => `Invited ${of(f)} as ${text(f.after, 'role')}`,
  'invitation.resent': (f) => `Resent the invitation to ${of(f)}`,
  'invitation.cancelled': (f) => `Cancelled the invitation to ${of(f)}`,
  'invitation.renewal_asked': (f) => `${of(f)} asked for a new invitation`,
  'member.joined': (f) => `Joined as ${text(f.after, 'role')}`,
  'member.role_changed': (f) =>
    `Changed ${of(f)}’s role from ${text(f.before, 'role')} to ${text(f.after, 'role')}`,
  'member.removed': (f) => `Removed ${of(f)}${stopped(f)}`,
  'member.restored': (f) => `Restored ${of(f)} as ${text(f.after, 'role')}`,
  'member.left': (f) => `Left the workspace${stopped(f)}`,
  'member.profile_changed': (f) => `Changed the profile of ${of(f)}`,
  'member.employment_changed': (f) => `Changed the employment record of ${of(f)}`,
  'member.jobs_changed': (f) => `Changed the jobs of ${of(f)} (${things(count(f.after, 'jobs'), 'job')})`,
  'job.added': (f) => `Added job “${of(f)}”`,
  'job.changed': (f) => `Changed job “${of(f)}”`,
  'job.archived': (f) => `Archived job “${of(f)}”`,
  'job.restored': (f) => `Restored job “${of(f)}”`,
  'location.added': (f) => `Added clock location “${of(f)}”`,
  'location.changed': (f) => `Changed clock location “${of(f)}”`,
  'location.archived': (f) => `Archived clock location “${of(f)}”`,
  'location.restored': (f) => `Restored clock location “${of(f)}”`,
  'custom_field.added': (f) => `Added custom field “${of(f)}”`,
  'custom_field.changed': (f) => `Changed custom field “${of(f)}”`,
  'custom_field.archived': (f) => `Archived custom field “${of(f)}”`,
  'custom_field.restored': (f) => `Restored custom field “${of(f)}”`,
  'clock_setup.changed': () => 'Changed the clock-in setup',
  'api_key.generated': (f) => `Generated key “${of(f)}” (${text(f.after, 'hint')})`,
  'api_key.revoked': (f) => `Revoked key “${of(f)}” (${text(f.before, 'hint')})`,
  'api_key.leaked': (f) => `Key “${of(f)}” (${text(f.before, 'hint')}) was reported as leaked and revoked`,
  'rules.overtime_changed': (f) =>
    `Changed the overtime rules from ${text(f.before, 'preset')} to ${text(f.after, 'preset')}`,
  'rules.schedule_changed': () => 'Changed the work schedule',
  'rules.rounding_changed': (f) => `Changed rounding to ${minutes(f.after)} (was ${minutes(f.before)})`,
  'member.schedule_changed': (f) => `Changed the work schedule of ${of(f)}`,
  'connection.made': (f) => `Connected: ${permitted(f.after)}`,
  'connection.revoked': (f) =>
    `Revoked ${of(f)}’s access${text(f.before, 'member') && ` as ${text(f.before, 'member')}`}`,
  'connection.ended': ({ after }) =>
    text(after, 'reason') === 'token-reused'
      ? 'Disconnected: one of its tokens was used a second time'
      : 'Disconnected',
  'connection.replaced': () => 'Replaced its earlier connection',
  'connection.policy_changed': () => 'Changed the connection policy',
  'pay.member_set': (f) => `Set the pay of ${of(f)} from ${text(f.after, 'effectiveOn')}`,
  'pay.job_set': (f) => `Set the pay of the job ${of(f)} from ${text(f.after, 'effectiveOn')}`,
  'pay.voided': (f) =>
    `Voided the pay of ${of(f)} from ${text(f.before, 'effectiveOn')}: ${text(f.after, 'reason')}`,
  'time_entry.clocked_in': () => 'Clocked in',
  'time_entry.clocked_out': () => 'Clocked out',
  'time_entry.clock_changed': () => 'Changed the open time entry',
  'time_entry.added': (f) => `Added a time entry for ${of(f)}`,
  'time_entry.changed': (f) => `Changed a time entry of ${of(f)}`,
  'time_entry.archived': (f) => `Archived a time entry of ${of(f)}`,
  'time_entry.restored': (f) => `Restored a time entry of ${of(f)}`,
  'timesheet.submitted': (f) => `Submitted the timesheet of ${of(f)}${period(f)}`,
  'timesheet.approved': (f) => `Approved the timesheet of ${of(f)}${period(f)}`,
  'timesheet.rejected': (f) => `Rejected the timesheet of ${of(f)}${period(f)}`,
  'timesheet.cancelled': (f) =>
    `Cancelled the ${text(f.before, 'state') === 'approved' ? 'approval' : 'submission'} of the timesheet of ${of(f)}${period(f)}`,
  'edit_request.asked': (f) => `Requested an edit of ${of(f)}’s hours`,
  'edit_request.approved': (f) => `Approved the edit request of ${of(f)}`,
  'edit_request.rejected': (f) => `Rejected the edit request of ${of(f)}`,
  'edit_request.cancelled': () => 'Cancelled an edit request',
  'time_off_type.created': (f) => `Added time off type “${of(f)}”`,
  'time_off_type.changed': (f) => `Changed time off type “${of(f)}”`,
  'time_off_type.archived': (f) => `Archived time off type “${of(f)}”`,
  'time_off_type.restored': (f) => `Restored time off type “${of(f)}”`,
  'time_off.requested': (f) => `Requested time off for ${of(f)}: ${timeOff(f)}`,
  'time_off.approved': (f) => `Approved time off for ${of(f)}: ${timeOff(f)}`,
  'time_off.rejected': (f) => `Rejected time off for ${of(f)}: ${timeOff(f)}`,
  'time_off.cancelled': (f) => `Cancelled the time off request of ${of(f)}: ${timeOff(f)}`,
  'time_off.voided': (f) =>
    `Voided a day off of ${of(f)}: ${text(f.before, 'type')}, ${text(f.before, 'day')}`,
  'time_off.adjusted': (f) =>
    `Adjusted ${text(f.after, 'type')} of ${of(f)} by ${hours(f.after)}: ${text(f.after, 'reason')}`,
  'export_profile.added': (f) => `Added export profile “${of(f)}”`,
  'export_profile.changed': (f) => `Changed export profile “${of(f)}”`,
  'export_profile.archived': (f) => `Archived export profile “${of(f)}”`,
  'export_profile.restored': (f) => `Restored export profile “${of(f)}”`,
  'workspace.created': (f) => `Created the workspace ${of(f)}`,
  'workspace.filled': (f) => `Filled the workspace ${of(f)} with sample data`,
  'ownership.transferred': (f) => `Made ${of(f)} the owner`,
  'company.changed': () => 'Changed the company record',
  'session.started': () => 'Signed in',
  'session.ended': () => 'Ended a session',
  'session.others_ended': () => 'Ended all other sessions',
  'session.proof_asked': () => 'Requested a code to confirm a session',
  'session.proved': () => 'Confirmed a session with a code from an email',
  'profile.changed': () => 'Changed the profile',
  'notifications.changed': () => 'Changed email notification settings',
  'email.change_asked': (f) => `Requested a change of email address to ${text(f.after, 'email')}`,
  'email.change_approved': (f) => `Approved the change of email address to ${text(f.after, 'email')}`,
  'email.change_cancelled': () => 'Cancelled a change of email address',
  'email.changed': (f) =>
    `Changed the email address from ${text(f.before, 'email')} to ${text(f.after, 'email')}`,
  'email.change_undone': (f) => `Changed the email address back to ${text(f.after, 'email')}`,
};

export const sentenceOf = (facts: AuditFacts): string => SENTENCES[facts.action]?.(facts) ?? facts.action;

/** The label of an action in the filter, such as "Member role changed". */
export function actionText(action: AuditAction): string {
  const words = action.replace('api_key', 'key').replaceAll(/[._]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
