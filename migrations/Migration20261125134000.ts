import { Migration } from '@mikro-orm/migrations';

/** Time off: types with their rules, what people ask for, the days they take, and a ledger that is only added to. */
export class Migration20261125134000 extends Migration {
  override name = 'Migration20261125134000';

  override up(): void {
    this.types();
    this.requests();
    this.entries();
    this.ledger();
  }

  override down(): void {
    this.addSql('drop table time_off_line, time_off_entry, time_off_request_day, time_off_request cascade;');
    this.addSql('drop table time_off_account, time_off_type cascade;');
    this.addSql('drop function time_off_line_refuse;');
  }

  private types(): void {
    this.addSql(`create table time_off_type (
      workspace_id text not null constraint time_off_type_workspace_id_fk references workspace (id),
      id text not null constraint time_off_type_pkey primary key,
      name text not null,
      code text null,
      is_paid boolean not null,
      pays_out_on_termination boolean not null,
      accrual jsonb not null constraint time_off_type_accrual_check
        check (accrual ->> 'kind' in ('none', 'annual', 'per_period', 'hourly')),
      year_starts text not null
        constraint time_off_type_year_starts_check check (year_starts in ('calendar_year', 'hire_date')),
      waiting_days integer not null constraint time_off_type_waiting_days_check check (waiting_days >= 0),
      max_balance_seconds bigint null
        constraint time_off_type_max_balance_check check (max_balance_seconds >= 0),
      max_carry_over_seconds bigint null
        constraint time_off_type_max_carry_over_check check (max_carry_over_seconds >= 0),
      max_use_seconds bigint null constraint time_off_type_max_use_check check (max_use_seconds >= 0),
      max_accrual_seconds bigint null
        constraint time_off_type_max_accrual_check check (max_accrual_seconds >= 0),
      lowest_balance_seconds bigint null,
      starts_on date not null,
      anchored_on date not null,
      archived_at timestamptz null,
      created_at timestamptz not null,
      updated_at timestamptz not null default clock_timestamp(),
      version integer not null default 1,
      constraint time_off_type_workspace_id_id_key unique (workspace_id, id)
    );`);
    this.addSql(`create table time_off_account (
      workspace_id text not null,
      type_id text not null,
      member_id text not null,
      through_on date null,
      counts_from date null,
      counted_seconds bigint not null default 0,
      updated_at timestamptz not null default clock_timestamp(),
      constraint time_off_account_pkey primary key (workspace_id, type_id, member_id),
      constraint time_off_account_type_id_fk
        foreign key (workspace_id, type_id) references time_off_type (workspace_id, id),
      constraint time_off_account_member_id_fk
        foreign key (workspace_id, member_id) references member (workspace_id, id)
    );`);
    this.touched('time_off_type');
  }

  private requests(): void {
    this.addSql(`create table time_off_request (
      workspace_id text not null,
      id text not null constraint time_off_request_pkey primary key,
      type_id text not null,
      member_id text not null,
      seconds_per_day integer not null constraint time_off_request_seconds_per_day_check
        check (seconds_per_day between 1 and 86400),
      note text null,
      state text not null constraint time_off_request_state_check
        check (state in ('pending', 'approved', 'rejected', 'cancelled')),
      asked_by_member_id text not null,
      decided_at timestamptz null,
      decided_by_member_id text null,
      decision_note text null,
      created_at timestamptz not null,
      updated_at timestamptz not null default clock_timestamp(),
      version integer not null default 1,
      constraint time_off_request_workspace_id_id_key unique (workspace_id, id),
      constraint time_off_request_account_key unique (workspace_id, id, type_id, member_id),
      constraint time_off_request_account_fk foreign key (workspace_id, type_id, member_id)
        references time_off_account (workspace_id, type_id, member_id),
      constraint time_off_request_asked_by_member_id_fk
        foreign key (workspace_id, asked_by_member_id) references member (workspace_id, id),
      constraint time_off_request_decided_by_member_id_fk
        foreign key (workspace_id, decided_by_member_id) references member (workspace_id, id),
      constraint time_off_request_story_check check (
        (state = 'pending') = (decided_at is null)
        and (decided_at is null) = (decided_by_member_id is null))
    );`);
    this.addSql(`create table time_off_request_day (
      workspace_id text not null,
      request_id text not null,
      on_day date not null,
      constraint time_off_request_day_pkey primary key (workspace_id, request_id, on_day),
      constraint time_off_request_day_request_id_fk
        foreign key (workspace_id, request_id) references time_off_request (workspace_id, id)
    );`);
    this.addSql(
      'create index time_off_request_member_index on time_off_request (workspace_id, member_id, id);',
    );
    this.addSql(`create index time_off_request_pending_index
      on time_off_request (workspace_id, type_id, member_id) where state = 'pending';`);
    this.touched('time_off_request');
  }

  private entries(): void {
    this.addSql(`create table time_off_entry (
      workspace_id text not null,
      id text not null constraint time_off_entry_pkey primary key,
      request_id text not null,
      type_id text not null,
      member_id text not null,
      on_day date not null,
      seconds integer not null constraint time_off_entry_seconds_check check (seconds between 1 and 86400),
      voided_at timestamptz null,
      void_reason text null,
      created_at timestamptz not null,
      updated_at timestamptz not null default clock_timestamp(),
      version integer not null default 1,
      constraint time_off_entry_workspace_id_id_key unique (workspace_id, id),
      constraint time_off_entry_account_key unique (workspace_id, id, type_id, member_id),
      constraint time_off_entry_day_key unique (workspace_id, request_id, on_day),
      constraint time_off_entry_day_fk foreign key (workspace_id, request_id, on_day)
        references time_off_request_day (workspace_id, request_id, on_day),
      constraint time_off_entry_request_id_fk foreign key (workspace_id, request_id, type_id, member_id)
        references time_off_request (workspace_id, id, type_id, member_id),
      constraint time_off_entry_void_check check ((voided_at is null) = (void_reason is null))
    );`);
    this.addSql(
      'create index time_off_entry_member_day_index on time_off_entry (workspace_id, member_id, on_day);',
    );
    this.touched('time_off_entry');
  }

  /** A line is written once and never changed; a mistake is answered by another line. */
  private ledger(): void {
    this.addSql(`create table time_off_line (
      workspace_id text not null,
      id text not null constraint time_off_line_pkey primary key,
      type_id text not null,
      member_id text not null,
      kind text not null constraint time_off_line_kind_check
        check (kind in ('accrual', 'usage', 'adjustment', 'carry_over', 'reversal')),
      seconds bigint not null,
      effective_on date not null,
      due_on date null,
      entry_id text null,
      reason text null,
      by_member_id text null,
      recorded_at timestamptz not null,
      constraint time_off_line_account_fk foreign key (workspace_id, type_id, member_id)
        references time_off_account (workspace_id, type_id, member_id),
      constraint time_off_line_entry_id_fk foreign key (workspace_id, entry_id, type_id, member_id)
        references time_off_entry (workspace_id, id, type_id, member_id),
      constraint time_off_line_by_member_id_fk
        foreign key (workspace_id, by_member_id) references member (workspace_id, id),
      constraint time_off_line_due_key unique (workspace_id, type_id, member_id, kind, due_on),
      constraint time_off_line_entry_key unique (workspace_id, entry_id, kind),
      constraint time_off_line_sign_check check (case kind
        when 'accrual' then seconds > 0 when 'usage' then seconds < 0 when 'carry_over' then seconds < 0
        else seconds <> 0 end),
      constraint time_off_line_cause_check check (case kind
        when 'usage' then entry_id is not null and due_on is null
        when 'adjustment' then entry_id is null and due_on is null and by_member_id is not null and reason is not null
        when 'reversal' then (entry_id is null) <> (due_on is null)
        else entry_id is null and due_on is not null end),
      constraint time_off_line_due_on_check check (due_on = effective_on)
    );`);
    this.addSql(`create index time_off_line_account_index
      on time_off_line (workspace_id, member_id, type_id, effective_on) include (seconds);`);
    this.addSql('create index time_off_line_workspace_id_id_index on time_off_line (workspace_id, id);');
    this.addSql(`create function time_off_line_refuse() returns trigger language plpgsql as $$
      begin raise exception 'the ledger of time off is append-only' using errcode = 'insufficient_privilege'; end $$;`);
    this.addSql(`create trigger time_off_line_no_change before update or delete on time_off_line
      for each row execute function time_off_line_refuse();`);
    this.addSql(`create trigger time_off_line_no_truncate before truncate on time_off_line
      for each statement execute function time_off_line_refuse();`);
  }

  private touched(table: string): void {
    this.addSql(
      `create trigger ${table}_touch before update on ${table} for each row execute function touch_row();`,
    );
    this.addSql(`create index ${table}_updated_at_index on ${table} (workspace_id, updated_at, id);`);
    this.addSql(`create index ${table}_workspace_id_id_index on ${table} (workspace_id, id);`);
  }
}
