import { newId } from '../../src/kernel/id/id';
import type { TestApp } from './app';

/** The member that the hours belong to. */
interface Subject {
  readonly workspaceId: string;
  readonly memberId: string;
}

interface TimeEntryDetails {
  readonly inAt: string;
  /** Null while on the clock. */
  readonly outAt?: string | null;
  readonly jobId?: string | null;
  readonly archivedAt?: string | null;
}

/** Inserts a time entry directly, so no timesheet is created for it. @returns the entry's id */
export async function givenEntry(
  t: TestApp,
  { workspaceId, memberId }: Subject,
  words: TimeEntryDetails,
): Promise<string> {
  const id = newId('te');
  const { inAt, outAt = null, jobId = null, archivedAt = null } = words;
  await t.sql(
    `insert into time_entry (workspace_id, id, member_id, in_at, out_at, job_id, archived_at, custom_fields,
       is_in_unrecognised, is_out_unrecognised, source, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, '{}', false, false, 'api', $4)`,
    [workspaceId, id, memberId, inAt, outAt, jobId, archivedAt],
  );
  return id;
}

interface TimesheetFields {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly state?: 'open' | 'submitted' | 'approved' | 'rejected';
}

/** A timesheet at version 1. @returns its id */
export async function givenTimesheet(
  t: TestApp,
  { workspaceId, memberId }: Subject,
  words: TimesheetFields,
): Promise<string> {
  const id = newId('ts');
  const { startsOn, endsOn, state = 'open' } = words;
  const isDecided = state === 'approved' || state === 'rejected';
  await t.sql(
    `insert into timesheet (workspace_id, id, member_id, starts_on, ends_on, state, created_at,
       submitted_at, submitted_by_member_id, decided_at, decided_by_member_id, decision_note)
     values ($1, $2, $3, $4, $5, $6, now(), $7, $8, $9, $10, $11)`,
    [
      workspaceId,
      id,
      memberId,
      startsOn,
      endsOn,
      state,
      state === 'open' ? null : new Date(),
      state === 'open' ? null : memberId,
      isDecided ? new Date() : null,
      isDecided ? memberId : null,
      state === 'rejected' ? 'Not yet' : null,
    ],
  );
  return id;
}

/** A pending request for a forgotten entry. @returns its id */
export async function givenEditRequest(
  t: TestApp,
  { workspaceId, memberId }: Subject,
  { inAt, outAt }: { inAt: string; outAt: string },
): Promise<string> {
  const id = newId('edr');
  await t.sql(
    `insert into edit_request (workspace_id, id, member_id, in_at, out_at, reason, state, created_at)
     values ($1, $2, $3, $4, $5, 'Forgotten', 'pending', now())`,
    [workspaceId, id, memberId, inAt, outAt],
  );
  return id;
}
