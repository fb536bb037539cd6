import { Migration } from '@mikro-orm/migrations';

/** People, workspaces, seats, and the ways in. */
export class Migration20261122140000 extends Migration {
  override name = 'Migration20261122140000';

  override up(): void {
    this.people();
    this.memberships();
    this.challenge();
    this.keys();
  }

  override down(): void {
    this.addSql('drop table throttle, api_key, session, sign_in_request, invitation cascade;');
    this.addSql('drop table member, workspace, app_user cascade;');
  }

  private people(): void {
    this.addSql(`create table app_user (
      id text not null constraint app_user_pkey primary key,
      email text not null constraint app_user_email_key unique,
      name text not null,
      created_at timestamptz not null
    );`);
    this.addSql(`create table workspace (
      id text not null constraint workspace_pkey primary key,
      slug text not null constraint workspace_slug_key unique,
      name text not null,
      time_zone text not null,
      currency text not null,
      owner_member_id text not null,
      owner_is_active boolean not null default true constraint workspace_owner_is_active_check check (owner_is_active),
      created_at timestamptz not null
    );`);
  }

  /** A workspace's owner must be an active member of that same workspace, checked when a transaction ends. */
  private memberships(): void {
    this.addSql(`create table member (
      workspace_id text not null constraint member_workspace_id_fk references workspace (id),
      id text not null constraint member_pkey primary key,
      user_id text not null constraint member_user_id_fk references app_user (id),
      role text not null constraint member_role_check check (role in ('admin', 'employee')),
      is_active boolean not null,
      epoch integer not null default 1,
      sessions_from timestamptz null,
      joined_at timestamptz not null,
      removed_at timestamptz null,
      constraint member_workspace_id_user_id_key unique (workspace_id, user_id),
      constraint member_workspace_id_id_is_active_key unique (workspace_id, id, is_active),
      constraint member_workspace_id_id_key unique (workspace_id, id),
      constraint member_removed_at_check check (is_active = (removed_at is null))
    );`);
    this.addSql('create index member_user_id_index on member (user_id);');
    this.addSql(`alter table workspace add constraint workspace_owner_member_id_fk
      foreign key (id, owner_member_id, owner_is_active) references member (workspace_id, id, is_active)
      deferrable initially deferred;`);
    this.addSql(`create table invitation (
      workspace_id text not null constraint invitation_workspace_id_fk references workspace (id),
      id text not null constraint invitation_pkey primary key,
      email text not null,
      role text not null constraint invitation_role_check check (role in ('admin', 'employee')),
      nonce text not null,
      token_hash bytea not null constraint invitation_token_hash_key unique,
      inviter_member_id text not null,
      created_at timestamptz not null,
      sent_at timestamptz not null,
      expires_at timestamptz not null,
      accepted_at timestamptz null,
      accepted_by_member_id text null,
      cancelled_at timestamptz null,
      constraint invitation_inviter_member_id_fk
        foreign key (workspace_id, inviter_member_id) references member (workspace_id, id),
      constraint invitation_accepted_by_member_id_fk
        foreign key (workspace_id, accepted_by_member_id) references member (workspace_id, id)
    );`);
    this.addSql(`create unique index invitation_pending_key on invitation (workspace_id, email)
      where accepted_at is null and cancelled_at is null;`);
    this.addSql('create index invitation_workspace_id_id_index on invitation (workspace_id, id);');
    this.addSql(`create index invitation_workspace_id_inviter_member_id_index
      on invitation (workspace_id, inviter_member_id);`);
    this.addSql('create index invitation_email_index on invitation (email);');
  }

  private challenge(): void {
    this.addSql(`create table sign_in_request (
      id text not null constraint sign_in_request_pkey primary key,
      email text not null,
      nonce text not null,
      token_hash bytea not null constraint sign_in_request_token_hash_key unique,
      code_seal bytea not null,
      secret_hash bytea not null constraint sign_in_request_secret_hash_key unique,
      code_tries integer not null default 0,
      return_to text null,
      invitation_id text null constraint sign_in_request_invitation_id_fk references invitation (id) on delete set null,
      user_agent text null,
      network text null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      consumed_at timestamptz null,
      voided_at timestamptz null
    );`);
    this.addSql('create index sign_in_request_email_index on sign_in_request (email);');
    this.addSql('create index sign_in_request_expires_at_index on sign_in_request (expires_at);');
    this.addSql(`create table session (
      id text not null constraint session_pkey primary key,
      user_id text not null constraint session_user_id_fk references app_user (id),
      began_at timestamptz not null default clock_timestamp(),
      last_seen_at timestamptz not null,
      expires_at timestamptz not null,
      ended_at timestamptz null,
      user_agent text null,
      network text null
    );`);
    this.addSql('create index session_user_id_index on session (user_id);');
    this.addSql(`create table throttle (
      bucket text not null constraint throttle_pkey primary key,
      count integer not null,
      resets_at timestamptz not null
    );`);
    this.addSql('create index throttle_resets_at_index on throttle (resets_at);');
  }

  private keys(): void {
    this.addSql(`create table api_key (
      workspace_id text not null,
      id text not null constraint api_key_pkey primary key,
      member_id text not null,
      epoch integer not null,
      name text not null,
      token_hash bytea not null constraint api_key_token_hash_key unique,
      hint text not null,
      role_at_birth text not null,
      form_id text null,
      created_at timestamptz not null,
      last_used_at timestamptz null,
      revoked_at timestamptz null,
      revoked_by_member_id text null,
      constraint api_key_member_id_fk foreign key (workspace_id, member_id) references member (workspace_id, id),
      constraint api_key_workspace_id_form_id_key unique (workspace_id, form_id)
    );`);
    this.addSql('create index api_key_workspace_id_member_id_index on api_key (workspace_id, member_id);');
  }
}
