import { Migration } from '@mikro-orm/migrations';

/** People switch off the mails about work that they do not want. */
export class Migration20261125020000 extends Migration {
  override name = 'Migration20261125020000';

  override up(): void {
    this.addSql(`create table notification_setting (
      user_id text not null constraint notification_setting_pkey primary key
        constraint notification_setting_user_id_fk references app_user (id) on delete cascade,
      muted text[] not null constraint notification_setting_muted_check check (muted <@ array[
        'timesheet_submitted', 'timesheet_decided', 'time_off_requested', 'time_off_decided',
        'edit_request_decided', 'forgotten_clock_out']),
      updated_at timestamptz not null default clock_timestamp(),
      version integer not null default 1
    );`);
    this.addSql(`create trigger notification_setting_touch before update on notification_setting
      for each row execute function touch_row();`);
  }

  override down(): void {
    this.addSql('drop table notification_setting;');
  }
}
