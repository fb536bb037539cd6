import { Migration } from '@mikro-orm/migrations';

/** The API calls this field `roleAtCreation`; the column follows. */
export class Migration20261129165000 extends Migration {
  override name = 'Migration20261129165000';

  override up(): void {
    this.addSql('alter table api_key rename column role_at_birth to role_at_creation;');
  }

  override down(): void {
    this.addSql('alter table api_key rename column role_at_creation to role_at_birth;');
  }
}
