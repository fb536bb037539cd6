import { Migration } from '@mikro-orm/migrations';

/** What a workspace allows of assistants. */
export class Migration20261125133407 extends Migration {
  override name = 'Migration20261125133407';

  override up(): void {
    this.addSql(`create table connection_policy (
      workspace_id text constraint connection_policy_pkey primary key
        constraint connection_policy_workspace_id_fk references workspace (id),
      allows_connections boolean not null,
      viewing_only boolean not null,
      allowed_hosts text[],
      version integer not null,
      updated_at timestamptz not null);`);
  }

  override down(): void {
    this.addSql('drop table connection_policy;');
  }
}
