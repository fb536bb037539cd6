import { Migration } from '@mikro-orm/migrations';

/** Which notice of its coming end was sent about a key, so that none is sent twice. */
export class Migration20261124002000 extends Migration {
  override name = 'Migration20261124002000';

  override up(): void {
    this.addSql('alter table api_key add column expiry_notice_days integer null;');
    this.addSql(`create index api_key_expires_at_index on api_key (expires_at)
      where expires_at is not null and revoked_at is null;`);
  }

  override down(): void {
    this.addSql('drop index api_key_expires_at_index;');
    this.addSql('alter table api_key drop column expiry_notice_days;');
  }
}
