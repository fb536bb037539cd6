import { Migration } from '@mikro-orm/migrations';

/** Conventions of the API: requests that may be repeated, and when each listed thing last changed. */
export class Migration20261122151000 extends Migration {
  override name = 'Migration20261122151000';

  override up(): void {
    this.addSql(`create table idempotency_record (
      owner text not null,
      key text not null,
      fingerprint bytea not null,
      status integer not null,
      answer text null,
      thing_id text null,
      created_at timestamptz not null,
      constraint idempotency_record_pkey primary key (owner, key)
    );`);
    this.addSql('create index idempotency_record_created_at_index on idempotency_record (created_at);');
  }

  override down(): void {
    this.addSql('drop table idempotency_record;');
  }
}
