import { Migration } from '@mikro-orm/migrations';

/** Connections of assistants, what the authorization server keeps, and its keys. */
export class Migration20261125131700 extends Migration {
  override name = 'Migration20261125131700';

  override up(): void {
    this.addSql(`create table connection (
      workspace_id text not null,
      id text primary key,
      member_id text not null,
      epoch integer not null,
      grant_id text not null constraint connection_grant_id_key unique,
      client_id text not null,
      client_name text not null,
      client_host text not null,
      resource text not null,
      permissions text[] not null,
      created_at timestamptz not null,
      last_used_at timestamptz,
      revoked_at timestamptz,
      revoked_by_member_id text,
      constraint connection_resource_check check (resource in ('mcp', 'api/v1')),
      constraint connection_member_id_fk foreign key (workspace_id, member_id)
        references member (workspace_id, id));`);
    this.addSql(
      'create index connection_workspace_id_member_id_index on connection (workspace_id, member_id);',
    );
    this.addSql('create index connection_client_id_index on connection (client_id);');
    this.addSql(`create table oauth_record (
      kind text not null,
      id_hash bytea not null,
      payload text not null,
      grant_id text,
      client_id text,
      audience text,
      created_at timestamptz not null,
      expires_at timestamptz,
      consumed_at timestamptz,
      constraint oauth_record_pkey primary key (kind, id_hash));`);
    this.addSql(
      'create index oauth_record_grant_id_index on oauth_record (grant_id) where grant_id is not null;',
    );
    this.addSql('create index oauth_record_expires_at_index on oauth_record (expires_at);');
    this.addSql(`create table oauth_key (
      id text primary key,
      purpose text not null,
      sealed bytea not null,
      created_at timestamptz not null,
      constraint oauth_key_purpose_check check (purpose in ('signing', 'cookies')));`);
  }

  override down(): void {
    this.addSql('drop table oauth_key;');
    this.addSql('drop table oauth_record;');
    this.addSql('drop table connection;');
  }
}
