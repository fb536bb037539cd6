import { Migration } from '@mikro-orm/migrations';

/** Whoever finds an invitation expired may ask for a new one, once a day. */
export class Migration20261124001000 extends Migration {
  override name = 'Migration20261124001000';

  override up(): void {
    this.addSql('alter table invitation add column renewal_asked_at timestamptz null;');
  }

  override down(): void {
    this.addSql('alter table invitation drop column renewal_asked_at;');
  }
}
