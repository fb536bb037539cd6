import { Migration } from '@mikro-orm/migrations';

/** A person's address can be changed, undone for a while, and is kept for them meanwhile; they have a zone and a locale. */
export class Migration20261124004000 extends Migration {
  override name = 'Migration20261124004000';

  override up(): void {
    this.addSql('alter table app_user add column time_zone text, add column locale text;');
    this.addSql(`create table email_hold (
      email text primary key,
      user_id text not null references app_user (id) on delete cascade,
      until timestamptz not null);`);
    this.addSql(`create table email_change (
      id text primary key,
      user_id text not null references app_user (id) on delete cascade,
      old_email text not null,
      new_email text not null,
      nonce text not null,
      approve_hash bytea not null constraint email_change_approve_hash_key unique,
      confirm_hash bytea not null constraint email_change_confirm_hash_key unique,
      undo_hash bytea not null constraint email_change_undo_hash_key unique,
      user_agent text,
      network text,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      approved_at timestamptz,
      changed_at timestamptz,
      cancelled_at timestamptz,
      undone_at timestamptz,
      undo_until timestamptz,
      constraint email_change_other_address check (old_email <> new_email),
      constraint email_change_order check (
        (changed_at is null or approved_at is not null)
        and (changed_at is null) = (undo_until is null)
        and (undone_at is null or changed_at is not null)));`);
    this.addSql('create index email_change_user_id_index on email_change (user_id);');
    this.addSql(`create unique index email_change_one_pending on email_change (user_id)
      where changed_at is null and cancelled_at is null;`);
  }

  override down(): void {
    this.addSql('drop table email_change;');
    this.addSql('drop table email_hold;');
    this.addSql('alter table app_user drop column time_zone, drop column locale;');
  }
}
