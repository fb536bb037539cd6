import { Migration } from '@mikro-orm/migrations';

/** Keys with restrictions; versions and last changes of what lists and edits show. */
export class Migration20261122152000 extends Migration {
  override name = 'Migration20261122152000';

  override up(): void {
    this.addSql(`alter table api_key
      add column permissions text[] null,
      add column expires_at timestamptz null,
      add column networks text[] null;`);
    this.addSql(`create function touch_row() returns trigger language plpgsql as $$
      begin
        new.updated_at := clock_timestamp();
        new.version := old.version + 1;
        return new;
      end $$;`);
    for (const table of ['member', 'invitation']) {
      this.addSql(`alter table ${table}
        add column updated_at timestamptz not null default clock_timestamp(),
        add column version integer not null default 1;`);
      this.addSql(
        `create trigger ${table}_touch before update on ${table} for each row execute function touch_row();`,
      );
      this.addSql(
        `create index ${table}_workspace_id_updated_at_index on ${table} (workspace_id, updated_at);`,
      );
    }
  }

  override down(): void {
    for (const table of ['member', 'invitation']) {
      this.addSql(`drop trigger ${table}_touch on ${table};`);
      this.addSql(`alter table ${table} drop column updated_at, drop column version;`);
    }
    this.addSql('drop function touch_row;');
    this.addSql('alter table api_key drop column permissions, drop column expires_at, drop column networks;');
  }
}
