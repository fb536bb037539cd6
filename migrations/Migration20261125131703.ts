import { Migration } from '@mikro-orm/migrations';

/** Pay of members and of jobs, dated. */
export class Migration20261125131703 extends Migration {
  override name = 'Migration20261125131703';

  override up(): void {
    this.table();
    this.addSql(`create unique index pay_change_member_id_effective_on_key
      on pay_change (workspace_id, member_id, effective_on) where member_id is not null and voided_at is null;`);
    this.addSql(`create unique index pay_change_job_id_effective_on_key
      on pay_change (workspace_id, job_id, effective_on) where job_id is not null and voided_at is null;`);
    this.addSql(
      'create index pay_change_workspace_id_updated_at_index on pay_change (workspace_id, updated_at);',
    );
    this.addSql(
      'create trigger pay_change_touch before update on pay_change for each row execute function touch_row();',
    );
    this.addSql(`create function pay_change_only_voided() returns trigger language plpgsql as $$
      begin
        if (to_jsonb(new) - '{voided_at,voided_by_member_id,void_reason,updated_at,version}'::text[])
           <> (to_jsonb(old) - '{voided_at,voided_by_member_id,void_reason,updated_at,version}'::text[])
           or old.voided_at is not null
        then raise exception 'a change of pay is voided once and never edited'; end if;
        return new;
      end $$;`);
    this.addSql(`create trigger pay_change_only_voided before update on pay_change
      for each row execute function pay_change_only_voided();`);
  }

  override down(): void {
    this.addSql('drop table pay_change;');
    this.addSql('drop function pay_change_only_voided;');
  }

  private table(): void {
    const AMOUNT_MAX = '1000000000000';
    this.addSql(`create table pay_change (
      workspace_id text not null,
      id text not null constraint pay_change_pkey primary key,
      member_id text null,
      job_id text null,
      effective_on date not null,
      kind text null,
      amount bigint null constraint pay_change_amount_check check (amount between 1 and ${AMOUNT_MAX}),
      is_overtime_exempt boolean null,
      pay_schedule text null,
      anchored_on date null,
      is_paid boolean null,
      is_overtime_eligible boolean null,
      created_at timestamptz not null,
      created_by_member_id text not null,
      voided_at timestamptz null,
      voided_by_member_id text null,
      void_reason text null,
      updated_at timestamptz not null default clock_timestamp(),
      version integer not null default 1,
      constraint pay_change_workspace_id_id_key unique (workspace_id, id),
      constraint pay_change_member_id_fk foreign key (workspace_id, member_id) references member (workspace_id, id),
      constraint pay_change_created_by_member_id_fk
        foreign key (workspace_id, created_by_member_id) references member (workspace_id, id),
      constraint pay_change_voided_by_member_id_fk
        foreign key (workspace_id, voided_by_member_id) references member (workspace_id, id),
      constraint pay_change_subject_check check ((member_id is null) <> (job_id is null)),
      constraint pay_change_member_check check (case when member_id is null
        then num_nonnulls(kind, is_overtime_exempt, pay_schedule, anchored_on) = 0
        else num_nonnulls(kind, amount, is_overtime_exempt, pay_schedule) = 4 and kind in ('hourly', 'salary')
          and pay_schedule in ('weekly', 'biweekly', 'semi_monthly', 'monthly')
          and (pay_schedule = 'biweekly') = (anchored_on is not null) end),
      constraint pay_change_job_check check (case when job_id is null
        then num_nonnulls(is_paid, is_overtime_eligible) = 0
        else num_nonnulls(is_paid, is_overtime_eligible) = 2 and (is_paid or amount is null) end),
      constraint pay_change_hourly_check check (kind is not distinct from 'salary' or amount <= 1000000000),
      constraint pay_change_voided_check check (num_nonnulls(voided_at, voided_by_member_id, void_reason) in (0, 3))
    );`);
  }
}
