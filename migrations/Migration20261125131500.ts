import { Migration } from '@mikro-orm/migrations';

/** The time clock: entries with their history, timesheets that lock them, and requests to have them corrected. */
export class Migration20261125131500 extends Migration {
  override name = 'Migration20261125131500';

  override up(): void {
    // An exclusion constraint compares members with `=` in a GiST index, which needs this extension.
    this.addSql('create extension if not exists btree_gist;');
    this.entries();
    this.history();
    this.timesheets();
    this.editRequests();
  }

  /** The extension stays: it may be somebody else's. */
  override down(): void {
    this.addSql('drop table time_entry_change, edit_request, timesheet, time_entry;');
  }

  private entries(): void {
    this.addSql(`create table time_entry (
      workspace_id text not null,
      id text not null constraint time_entry_pkey primary key,
      member_id text not null,
      in_at timestamptz not null,
      out_at timestamptz null,
      job_id text null,
      note text null,
      custom_fields jsonb not null,
      in_location_id text null,
      out_location_id text null,
      is_in_unrecognised boolean not null,
      is_out_unrecognised boolean not null,
      source text not null constraint time_entry_source_check check (source in ('web', 'api', 'assistant', 'admin')),
      archived_at timestamptz null,
      reminded_at timestamptz null,
      created_at timestamptz not null,
      updated_at timestamptz not null default clock_timestamp(),
      version integer not null default 1,
      constraint time_entry_workspace_id_id_key unique (workspace_id, id),
      constraint time_entry_member_id_fk foreign key (workspace_id, member_id) references member (workspace_id, id),
      constraint time_entry_out_at_check check (out_at > in_at),
      constraint time_entry_custom_fields_check check (jsonb_typeof(custom_fields) = 'object'),
      constraint time_entry_overlap_excl
        exclude using gist (member_id with =, tstzrange(in_at, out_at) with &&) where (archived_at is null)
    );`);
    this.addSql(`create unique index time_entry_one_open_key on time_entry (workspace_id, member_id)
      where out_at is null and archived_at is null;`);
    // One index for each order that a list is read in, so that its last page costs what its first does.
    this.addSql('create index time_entry_in_at_index on time_entry (workspace_id, in_at, id);');
    this.addSql(
      'create index time_entry_member_in_at_index on time_entry (workspace_id, member_id, in_at, id);',
    );
    this.addSql(`create index time_entry_job_in_at_index on time_entry (workspace_id, job_id, in_at, id)
      where job_id is not null;`);
    this.addSql('create index time_entry_updated_at_index on time_entry (workspace_id, updated_at, id);');
    this.addSql(`create index time_entry_open_index on time_entry (workspace_id, in_at, id)
      where out_at is null and archived_at is null;`);
    this.addSql(`create index time_entry_archived_index on time_entry (workspace_id, in_at, id)
      where archived_at is not null;`);
    // A reminder is a mail and no change: it makes nobody's proposal stale.
    this.addSql(`create trigger time_entry_touch before update on time_entry for each row
      when (new.reminded_at is not distinct from old.reminded_at) execute function touch_row();`);
  }

  private history(): void {
    this.addSql(`create table time_entry_change (
      workspace_id text not null,
      id text not null constraint time_entry_change_pkey primary key,
      entry_id text not null,
      action text not null,
      at timestamptz not null,
      by_member_id text not null,
      credential_kind text not null,
      credential_id text not null,
      credential_name text null,
      edit_request_id text null,
      before jsonb null,
      after jsonb not null,
      constraint time_entry_change_entry_id_fk
        foreign key (workspace_id, entry_id) references time_entry (workspace_id, id),
      constraint time_entry_change_by_member_id_fk
        foreign key (workspace_id, by_member_id) references member (workspace_id, id)
    );`);
    this.addSql(`create index time_entry_change_workspace_id_entry_id_id_index
      on time_entry_change (workspace_id, entry_id, id);`);
  }

  private timesheets(): void {
    this.addSql(`create table timesheet (
      workspace_id text not null,
      id text not null constraint timesheet_pkey primary key,
      member_id text not null,
      starts_on date not null,
      ends_on date not null,
      state text not null
        constraint timesheet_state_check check (state in ('open', 'submitted', 'approved', 'rejected')),
      submitted_at timestamptz null,
      submitted_by_member_id text null,
      submit_note text null,
      decided_at timestamptz null,
      decided_by_member_id text null,
      decision_note text null,
      created_at timestamptz not null,
      updated_at timestamptz not null default clock_timestamp(),
      version integer not null default 1,
      constraint timesheet_workspace_id_id_key unique (workspace_id, id),
      constraint timesheet_member_id_fk foreign key (workspace_id, member_id) references member (workspace_id, id),
      constraint timesheet_submitted_by_member_id_fk
        foreign key (workspace_id, submitted_by_member_id) references member (workspace_id, id),
      constraint timesheet_decided_by_member_id_fk
        foreign key (workspace_id, decided_by_member_id) references member (workspace_id, id),
      constraint timesheet_ends_on_check check (ends_on >= starts_on),
      constraint timesheet_story_check check (
        (state <> 'submitted' or submitted_at is not null)
        and (state in ('approved', 'rejected')) = (decided_at is not null)
        and (state <> 'rejected' or decision_note is not null)),
      constraint timesheet_overlap_excl
        exclude using gist (member_id with =, daterange(starts_on, ends_on, '[]') with &&)
    );`);
    this.addSql('create index timesheet_starts_on_index on timesheet (workspace_id, starts_on, id);');
    this.addSql(`create index timesheet_member_starts_on_index
      on timesheet (workspace_id, member_id, starts_on, id);`);
    this.addSql(
      'create index timesheet_state_starts_on_index on timesheet (workspace_id, state, starts_on, id);',
    );
    this.addSql('create index timesheet_updated_at_index on timesheet (workspace_id, updated_at, id);');
    this.addSql(
      'create trigger timesheet_touch before update on timesheet for each row execute function touch_row();',
    );
  }

  private editRequests(): void {
    this.addSql(`create table edit_request (
      workspace_id text not null,
      id text not null constraint edit_request_pkey primary key,
      member_id text not null,
      entry_id text null,
      entry_version integer null,
      in_at timestamptz not null,
      out_at timestamptz not null,
      job_id text null,
      note text null,
      reason text not null,
      state text not null
        constraint edit_request_state_check check (state in ('pending', 'approved', 'rejected', 'cancelled')),
      decided_at timestamptz null,
      decided_by_member_id text null,
      decision_note text null,
      created_at timestamptz not null,
      updated_at timestamptz not null default clock_timestamp(),
      version integer not null default 1,
      constraint edit_request_workspace_id_id_key unique (workspace_id, id),
      constraint edit_request_member_id_fk foreign key (workspace_id, member_id) references member (workspace_id, id),
      constraint edit_request_entry_id_fk
        foreign key (workspace_id, entry_id) references time_entry (workspace_id, id),
      constraint edit_request_decided_by_member_id_fk
        foreign key (workspace_id, decided_by_member_id) references member (workspace_id, id),
      constraint edit_request_out_at_check check (out_at > in_at),
      constraint edit_request_story_check check (
        (state = 'pending') = (decided_at is null)
        and (state <> 'approved' or entry_id is not null)
        and (state <> 'rejected' or decision_note is not null)
        and (entry_version is null or entry_id is not null))
    );`);
    this.addSql('create index edit_request_workspace_id_id_index on edit_request (workspace_id, state, id);');
    this.addSql('create index edit_request_member_index on edit_request (workspace_id, member_id, id);');
    this.addSql('create index edit_request_entry_index on edit_request (workspace_id, entry_id);');
    this.addSql('create index edit_request_updated_at_index on edit_request (workspace_id, updated_at, id);');
    this.addSql(
      'create trigger edit_request_touch before update on edit_request for each row execute function touch_row();',
    );
  }
}
