import { IdempotencyRecord } from './kernel/idempotency/idempotency.entity';
import { ThrottleBucket } from './kernel/throttle/throttle.entity';
import { ClockSetup } from './modules/account/company/clock-setup.entity';
import { Company } from './modules/account/company/company.entity';
import { Job } from './modules/account/jobs/job.entity';
import { JobAssignment } from './modules/account/jobs/job-assignment.entity';
import { JobChoice } from './modules/account/jobs/job-choice.entity';
import { ClockLocation } from './modules/account/locations/clock-location.entity';
import { CustomField } from './modules/account/records/custom-field.entity';
import { ApiKey } from './modules/api-keys/api-keys/api-key.entity';
import { AuditChain } from './modules/audit/audit-chain.entity';
import { AuditEvent } from './modules/audit/audit-event.entity';
import { Connection } from './modules/connections/connections/connection.entity';
import { OAuthKey } from './modules/connections/oauth-records/oauth-key.entity';
import { OAuthRecord } from './modules/connections/oauth-records/oauth-record.entity';
import { ConnectionPolicy } from './modules/connections/policy/connection-policy.entity';
import { EmailChange } from './modules/email-change/email-change.entity';
import { Employment } from './modules/members/employment/employment.entity';
import { Invitation } from './modules/members/invitations/invitation.entity';
import { Member } from './modules/members/membership/member.entity';
import { MemberDirectory } from './modules/members/membership/member-directory.entity';
import { NotificationSetting } from './modules/notifications/notification-setting.entity';
import { PayChange } from './modules/pay-rates/pay-change.entity';
import { ExportProfile } from './modules/reports/export-profiles/export-profile.entity';
import { Overtime } from './modules/rules/overtime/overtime.entity';
import { OvertimeRule } from './modules/rules/overtime/overtime-rule.entity';
import { Rounding } from './modules/rules/rounding/rounding.entity';
import { MemberSchedule } from './modules/rules/schedule/member-schedule.entity';
import { WorkSchedule } from './modules/rules/schedule/work-schedule.entity';
import { FreshProofRequest } from './modules/sign-in/fresh-proof/fresh-proof.entity';
import { SignInRequest } from './modules/sign-in/magic-links/sign-in-request.entity';
import { KnownBrowser } from './modules/sign-in/sessions/known-browser.entity';
import { Session } from './modules/sign-in/sessions/session.entity';
import { TimeOffAccount } from './modules/time-off/accrual/time-off-account.entity';
import { TimeOffLine } from './modules/time-off/accrual/time-off-line.entity';
import { TimeOffEntry } from './modules/time-off/requests/time-off-entry.entity';
import { TimeOffRequest } from './modules/time-off/requests/time-off-request.entity';
import { TimeOffRequestDay } from './modules/time-off/requests/time-off-request-day.entity';
import { TimeOffType } from './modules/time-off/types/time-off-type.entity';
import { EditRequest } from './modules/time-tracking/edit-requests/edit-request.entity';
import { TimeEntry } from './modules/time-tracking/time-entries/time-entry.entity';
import { TimeEntryChange } from './modules/time-tracking/time-entries/time-entry-change.entity';
import { Timesheet } from './modules/time-tracking/timesheets/timesheet.entity';
import { EmailHold } from './modules/users/email-hold.entity';
import { User } from './modules/users/user.entity';
import { Workspace } from './modules/workspaces/workspace.entity';

/** All entities. The ORM's command line uses this list too. */
export const entities = [
  AuditChain,
  AuditEvent,
  IdempotencyRecord,
  User,
  EmailHold,
  Workspace,
  Member,
  MemberDirectory,
  Invitation,
  Session,
  SignInRequest,
  FreshProofRequest,
  KnownBrowser,
  ApiKey,
  Connection,
  ConnectionPolicy,
  OAuthRecord,
  OAuthKey,
  EmailChange,
  NotificationSetting,
  Overtime,
  OvertimeRule,
  WorkSchedule,
  MemberSchedule,
  Rounding,
  TimeEntry,
  TimeEntryChange,
  Timesheet,
  EditRequest,
  Company,
  Job,
  JobChoice,
  JobAssignment,
  ClockLocation,
  ClockSetup,
  CustomField,
  Employment,
  PayChange,
  TimeOffType,
  TimeOffAccount,
  TimeOffRequest,
  TimeOffRequestDay,
  TimeOffEntry,
  TimeOffLine,
  ExportProfile,
  ThrottleBucket,
];
