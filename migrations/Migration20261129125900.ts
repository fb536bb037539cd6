import { Migration } from '@mikro-orm/migrations';

/** Fresh proofs: when a session was proven, and the codes that are mailed for it. */
export class Migration20261129125900 extends Migration {
  override name = 'Migration20261129125900';

  override up(): void {
    this.addSql(`alter table session add column signed_in_at timestamptz not null default clock_timestamp(),
      add column proved_at timestamptz null;`);
    this.addSql('update session set signed_in_at = began_at;');
    this.addSql(`create table fresh_proof_request (
      id text not null constraint fresh_proof_request_pkey primary key,
      session_id text not null constraint fresh_proof_request_session_id_fk references session (id) on delete cascade,
      user_id text not null constraint fresh_proof_request_user_id_fk references app_user (id) on delete cascade,
      email text not null,
      nonce text not null,
      code_seal bytea not null,
      proof_hash bytea not null constraint fresh_proof_request_proof_hash_key unique,
      code_tries int not null default 0,
      user_agent text null,
      network text null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      proved_at timestamptz null
    );`);
    this.addSql('create index fresh_proof_request_session_id_index on fresh_proof_request (session_id);');
    this.addSql('create index fresh_proof_request_expires_at_index on fresh_proof_request (expires_at);');
  }

  override down(): void {
    this.addSql('drop table fresh_proof_request;');
    this.addSql('alter table session drop column signed_in_at, drop column proved_at;');
  }
}
