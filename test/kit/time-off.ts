import { newId } from '../../src/kernel/id/id';
import type { TestApp } from './app';
import type { Caller } from './as';

interface Subject {
  readonly workspaceId: string;
  readonly memberId: string;
}

/** Inserts a type without accrual and limits. @returns its id */
export async function givenTimeOffType(t: TestApp, workspaceId: string, isArchived = false): Promise<string> {
  const id = newId('tot');
  await t.sql(
    `insert into time_off_type (workspace_id, id, name, is_paid, pays_out_on_termination, accrual, year_starts,
       waiting_days, starts_on, anchored_on, archived_at, created_at)
     values ($1, $2, 'Leave', true, false, '{"kind":"none"}', 'calendar_year', 0, '2026-01-01', '2025-12-29',
       case when $3 then now() end, now())`,
    [workspaceId, id, isArchived],
  );
  return id;
}

/** A pending request of a member for one day, made by the member. @returns its id */
export async function givenTimeOffRequest(
  t: TestApp,
  { workspaceId, memberId }: Subject,
  typeId: string,
): Promise<string> {
  const id = newId('tor');
  await t.sql(
    `with account as (
       insert into time_off_account (workspace_id, type_id, member_id) values ($1, $3, $4) on conflict do nothing),
     request as (
       insert into time_off_request
         (workspace_id, id, type_id, member_id, seconds_per_day, state, asked_by_member_id, created_at)
       values ($1, $2, $3, $4, 28800, 'pending', $4, now()))
     insert into time_off_request_day (workspace_id, request_id, on_day) values ($1, $2, '2026-12-01')`,
    [workspaceId, id, typeId, memberId],
  );
  return id;
}

/** A day off of a member, with its line in the ledger. @returns its id */
export async function givenTimeOffEntry(t: TestApp, subject: Subject, typeId: string): Promise<string> {
  const { workspaceId, memberId } = subject;
  const requestId = await givenTimeOffRequest(t, subject, typeId);
  const id = newId('toe');
  await t.sql(
    `with decided as (
       update time_off_request set state = 'approved', decided_at = now(), decided_by_member_id = $4
       where workspace_id = $1 and id = $5),
     entry as (
       insert into time_off_entry (workspace_id, id, request_id, type_id, member_id, on_day, seconds, created_at)
       values ($1, $2, $5, $3, $4, '2026-12-01', 28800, now()))
     insert into time_off_line
       (workspace_id, id, type_id, member_id, kind, seconds, effective_on, entry_id, by_member_id, recorded_at)
     values ($1, $6, $3, $4, 'usage', -28800, '2026-12-01', $2, $4, now())`,
    [workspaceId, id, typeId, memberId, requestId, newId('tol')],
  );
  return id;
}

const H = 3600;
const REQUESTS = '/time-off/requests';

/** Options of a request besides its type. */
export interface Asked {
  readonly days?: string[];
  readonly secondsPerDay?: number;
  readonly note?: string;
  readonly memberId?: string;
}

/** Adds a type as an authorized caller. @returns its id */
export async function addType(by: Caller, input: object = {}): Promise<string> {
  const { status, body } = await by.post('/time-off/types', { name: 'Vacation', ...input });
  expect({ status, body }).toMatchObject({ status: 201 });
  return body.id;
}

/** Sets an opening balance of hours. */
export async function giveHours(by: Caller, memberId: string, typeId: string, hours: number): Promise<void> {
  const input = { memberId, typeId, seconds: hours * H, reason: 'From before' };
  expect((await by.post('/time-off/adjustments', input)).status).toBe(201);
}

/** Requests time off, by default eight hours per day. */
export const ask = (
  as: Caller,
  typeId: string,
  { days = ['2026-12-01'], secondsPerDay = 8 * H, ...rest }: Asked = {},
) => as.post(REQUESTS, { typeId, days, secondsPerDay, ...rest });

/** The only balance of a member, its ledger sum and its pending requests, in hours. */
export async function balanceOf(as: Caller, memberId: string): Promise<number[]> {
  const [balance] = (await as.get(`/time-off/balances?memberId=${memberId}`)).body.data;
  return [balance.balanceSeconds, balance.ledgerSeconds, balance.pendingSeconds].map(
    (seconds) => seconds / H,
  );
}
