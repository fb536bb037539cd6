import { Migration } from '@mikro-orm/migrations';

/**
 * Reports read the entries that began up to 31 days before their range. Clocking out is never refused, so an entry that
 * stayed open for longer exists; this index, which is almost empty, finds those without reading the history.
 */
export class Migration20261129125500 extends Migration {
  static readonly compatible = true;
  override name = 'Migration20261129125500';

  override up(): void {
    this.addSql(`create index time_entry_long_index on time_entry (workspace_id, in_at, id)
      where archived_at is null and out_at - in_at > interval '744 hours';`);
  }

  override down(): void {
    this.addSql('drop index time_entry_long_index;');
  }
}
