import { Migration } from '@mikro-orm/migrations';

/** Each executed migration says whether builds that do not know it go on working, for a start during a rolling update. */
export class Migration20261129125000 extends Migration {
  static readonly compatible = true;

  override name = 'Migration20261129125000';

  override up(): void {
    this.addSql('alter table schema_migration add column compatible boolean not null default false;');
  }

  override down(): void {
    this.addSql('alter table schema_migration drop column compatible;');
  }
}
