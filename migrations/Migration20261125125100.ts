import { Migration } from '@mikro-orm/migrations';

/** The rules that hours are counted by: overtime, working days, rounding. A workspace without a row has not chosen. */
export class Migration20261125125100 extends Migration {
  override name = 'Migration20261125125100';

  override up(): void {
    this.overtime();
    this.workingDays();
    this.addSql(`create table rounding (
      workspace_id text not null constraint rounding_pkey primary key
        constraint rounding_workspace_id_fk references workspace (id),
      step_minutes integer null constraint rounding_step_minutes_check check (step_minutes in (5, 6, 15)),
      updated_at timestamptz not null default clock_timestamp(),
      version integer not null default 1
    );`);
    for (const table of ['overtime', 'work_schedule', 'member_schedule', 'rounding'])
      this.addSql(
        `create trigger ${table}_touch before update on ${table} for each row execute function touch_row();`,
      );
  }

  override down(): void {
    this.addSql('drop table rounding, member_schedule, work_schedule, overtime_rule, overtime;');
  }

  private overtime(): void {
    this.addSql(`create table overtime (
      workspace_id text not null constraint overtime_pkey primary key
        constraint overtime_workspace_id_fk references workspace (id),
      preset text null,
      updated_at timestamptz not null default clock_timestamp(),
      version integer not null default 1
    );`);
    this.addSql(`create table overtime_rule (
      workspace_id text not null constraint overtime_rule_workspace_id_fk references overtime (workspace_id),
      position integer not null constraint overtime_rule_position_check check (position between 1 and 5),
      kind text not null constraint overtime_rule_kind_check check (kind in ('daily', 'weekly', 'seventh_day')),
      threshold_seconds integer not null constraint overtime_rule_threshold_seconds_check
        check (threshold_seconds between 0 and case when kind = 'weekly' then 604800 else 86400 end),
      multiplier_hundredths integer not null constraint overtime_rule_multiplier_hundredths_check
        check (multiplier_hundredths between 101 and 1000),
      constraint overtime_rule_pkey primary key (workspace_id, position),
      constraint overtime_rule_workspace_id_kind_threshold_seconds_key unique (workspace_id, kind, threshold_seconds)
    );`);
  }

  private workingDays(): void {
    const seven = (column: string) =>
      `cardinality(${column}) = 7 and 0 <= all (${column}) and 86400 >= all (${column})`;
    this.addSql(`create table work_schedule (
      workspace_id text not null constraint work_schedule_pkey primary key
        constraint work_schedule_workspace_id_fk references workspace (id),
      workweek_starts_on integer not null
        constraint work_schedule_workweek_starts_on_check check (workweek_starts_on between 1 and 7),
      expected_seconds integer[] not null
        constraint work_schedule_expected_seconds_check check (${seven('expected_seconds')}),
      updated_at timestamptz not null default clock_timestamp(),
      version integer not null default 1
    );`);
    this.addSql(`create table member_schedule (
      workspace_id text not null,
      member_id text not null,
      expected_seconds integer[] null
        constraint member_schedule_expected_seconds_check check (${seven('expected_seconds')}),
      updated_at timestamptz not null default clock_timestamp(),
      version integer not null default 1,
      constraint member_schedule_pkey primary key (workspace_id, member_id),
      constraint member_schedule_member_id_fk foreign key (workspace_id, member_id) references member (workspace_id, id)
    );`);
  }
}
