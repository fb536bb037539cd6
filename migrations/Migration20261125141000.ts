import { Migration } from '@mikro-orm/migrations';

/** A timesheet is a month long at most, which lists of a range of days rely on. */
export class Migration20261125141000 extends Migration {
  override name = 'Migration20261125141000';

  override up(): void {
    this.addSql(
      'alter table timesheet add constraint timesheet_length_check check (ends_on - starts_on <= 30);',
    );
  }

  override down(): void {
    this.addSql('alter table timesheet drop constraint timesheet_length_check;');
  }
}
