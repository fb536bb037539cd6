import { Migration } from '@mikro-orm/migrations';

/** An account of time off knows by which hire date it came so far, so that a correction costs nobody a year's hours. */
export class Migration20261128064000 extends Migration {
  override name = 'Migration20261128064000';

  override up(): void {
    this.addSql('alter table time_off_account add column based_on date null;');
    this.addSql(`update time_off_account a set based_on = n.hired_on from employment n
      where n.workspace_id = a.workspace_id and n.member_id = a.member_id;`);
  }

  override down(): void {
    this.addSql('alter table time_off_account drop column based_on;');
  }
}
