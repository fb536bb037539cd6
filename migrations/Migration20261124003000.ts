import { Migration } from '@mikro-orm/migrations';

/** A person's own record has versions, as whatever is edited has. */
export class Migration20261124003000 extends Migration {
  override name = 'Migration20261124003000';

  override up(): void {
    this.addSql(`alter table app_user
      add column updated_at timestamptz not null default clock_timestamp(),
      add column version integer not null default 1;`);
    this.addSql(
      'create trigger app_user_touch before update on app_user for each row execute function touch_row();',
    );
  }

  override down(): void {
    this.addSql('drop trigger app_user_touch on app_user;');
    this.addSql('alter table app_user drop column updated_at, drop column version;');
  }
}
