import { Migration } from '@mikro-orm/migrations';

const WORK = `'timesheet_submitted', 'timesheet_decided', 'time_off_requested', 'time_off_decided',
        'edit_request_decided', 'forgotten_clock_out'`;

/** Security emails: the browsers that people sign in with, and the two kinds that can be switched off. */
export class Migration20261129130000 extends Migration {
  override name = 'Migration20261129130000';

  override up(): void {
    this.addSql(`create table known_browser (
      user_id text not null constraint known_browser_user_id_fk references app_user (id) on delete cascade,
      secret_hash bytea not null,
      last_used_at timestamptz not null,
      constraint known_browser_pkey primary key (user_id, secret_hash)
    );`);
    this.addSql('create index known_browser_last_used_at_index on known_browser (last_used_at);');
    this.addSql(`alter table notification_setting drop constraint notification_setting_muted_check,
      add constraint notification_setting_muted_check
        check (muted <@ array[${WORK}, 'new_browser', 'assistant_connected']);`);
  }

  override down(): void {
    this.addSql(`update notification_setting
      set muted = array_remove(array_remove(muted, 'new_browser'), 'assistant_connected');`);
    this.addSql(`alter table notification_setting drop constraint notification_setting_muted_check,
      add constraint notification_setting_muted_check check (muted <@ array[${WORK}]);`);
    this.addSql('drop table known_browser;');
  }
}
