import { Migration } from '@mikro-orm/migrations';

/** Where a connection was allowed: a new consent there takes the place of the older one, and lists tell them apart. */
export class Migration20261128060000 extends Migration {
  override name = 'Migration20261128060000';

  override up(): void {
    this.addSql('alter table connection add column session_id text, add column browser text;');
  }

  override down(): void {
    this.addSql('alter table connection drop column session_id, drop column browser;');
  }
}
