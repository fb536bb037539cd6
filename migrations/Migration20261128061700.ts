import { Migration } from '@mikro-orm/migrations';

/** The shapes of CSV that payroll providers take. */
export class Migration20261128061700 extends Migration {
  override name = 'Migration20261128061700';

  override up(): void {
    this.addSql(`create table export_profile (
      workspace_id text not null constraint export_profile_workspace_id_fk references workspace (id),
      id text not null constraint export_profile_pkey primary key,
      name text not null,
      report text not null constraint export_profile_report_check check (report in ('payroll-summary')),
      columns jsonb not null constraint export_profile_columns_check
        check (jsonb_typeof(columns) = 'array' and jsonb_array_length(columns) between 1 and 40),
      delimiter text not null constraint export_profile_delimiter_check
        check (delimiter in ('comma', 'semicolon', 'tab')),
      decimal_sign text not null constraint export_profile_decimal_sign_check
        check (decimal_sign in ('point', 'comma')),
      date_form text not null constraint export_profile_date_form_check
        check (date_form in ('YYYY-MM-DD', 'MM/DD/YYYY', 'DD/MM/YYYY', 'DD.MM.YYYY', 'YYYYMMDD')),
      hours_form text not null constraint export_profile_hours_form_check
        check (hours_form in ('decimal', 'h:mm')),
      archived_at timestamptz null,
      created_at timestamptz not null,
      updated_at timestamptz not null default clock_timestamp(),
      version integer not null default 1,
      constraint export_profile_workspace_id_id_key unique (workspace_id, id)
    );`);
    this.addSql(`create unique index export_profile_workspace_id_name_key on export_profile (workspace_id, lower(name))
      where archived_at is null;`);
    this.addSql(
      'create index export_profile_workspace_id_updated_at_index on export_profile (workspace_id, updated_at);',
    );
    this.addSql(`create trigger export_profile_touch before update on export_profile
      for each row execute function touch_row();`);
  }

  override down(): void {
    this.addSql('drop table export_profile;');
  }
}
