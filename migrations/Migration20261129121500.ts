import { Migration } from '@mikro-orm/migrations';

/** A spent refresh token keeps its successor, encrypted, for as long as its grace lasts. */
export class Migration20261129121500 extends Migration {
  static readonly compatible = true;

  override name = 'Migration20261129121500';

  override up(): void {
    this.addSql('alter table oauth_record add column successor bytea null;');
    this.addSql(
      'create index oauth_record_successor_index on oauth_record (consumed_at) where successor is not null;',
    );
  }

  override down(): void {
    this.addSql('alter table oauth_record drop column successor;');
  }
}
