import { Migration } from '@mikro-orm/migrations';

/** A workspace tells whether it was filled with sample data when it was created. */
export class Migration20261128053000 extends Migration {
  override name = 'Migration20261128053000';

  override up(): void {
    this.addSql('alter table workspace add column has_sample_data boolean not null default false;');
  }

  override down(): void {
    this.addSql('alter table workspace drop column has_sample_data;');
  }
}
