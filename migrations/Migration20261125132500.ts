import { Migration } from '@mikro-orm/migrations';

/** What a company says of itself and of its people, what they work on, and where they clock. */
export class Migration20261125132500 extends Migration {
  override name = 'Migration20261125132500';

  override up(): void {
    this.company();
    this.jobs();
    this.clock();
    this.records();
    for (const table of ['company', 'job', 'job_choice', 'clock_location', 'clock_setup', 'custom_field'])
      this.addSql(
        `create trigger ${table}_touch before update on ${table} for each row execute function touch_row();`,
      );
    for (const table of ['job', 'clock_location', 'custom_field'])
      this.addSql(
        `create index ${table}_workspace_id_updated_at_index on ${table} (workspace_id, updated_at);`,
      );
  }

  override down(): void {
    this.addSql('drop table employment, custom_field, clock_setup, clock_location;');
    this.addSql('drop table job_assignment, job_choice, job, company;');
  }

  /** Name, zone and currency stand on the workspace; a company without a row has said nothing more. */
  private company(): void {
    this.addSql(`create table company (
      workspace_id text not null constraint company_pkey primary key
        constraint company_workspace_id_fk references workspace (id),
      legal_address jsonb null,
      locale text null,
      logo bytea null constraint company_logo_check check (octet_length(logo) <= 32768),
      updated_at timestamptz not null default clock_timestamp(),
      version integer not null default 1
    );`);
  }

  private jobs(): void {
    this.addSql(`create table job (
      workspace_id text not null constraint job_workspace_id_fk references workspace (id),
      id text not null constraint job_pkey primary key,
      name text not null,
      code text null,
      is_for_everyone boolean not null,
      archived_at timestamptz null,
      created_at timestamptz not null,
      updated_at timestamptz not null default clock_timestamp(),
      version integer not null default 1,
      constraint job_workspace_id_id_key unique (workspace_id, id)
    );`);
    this.addSql(`create table job_choice (
      workspace_id text not null,
      member_id text not null,
      updated_at timestamptz not null default clock_timestamp(),
      version integer not null default 1,
      constraint job_choice_pkey primary key (workspace_id, member_id),
      constraint job_choice_member_id_fk foreign key (workspace_id, member_id) references member (workspace_id, id)
    );`);
    this.addSql(`create table job_assignment (
      workspace_id text not null,
      job_id text not null,
      member_id text not null,
      constraint job_assignment_pkey primary key (workspace_id, member_id, job_id),
      constraint job_assignment_job_id_fk foreign key (workspace_id, job_id) references job (workspace_id, id),
      constraint job_assignment_member_id_fk foreign key (workspace_id, member_id)
        references job_choice (workspace_id, member_id)
    );`);
    this.addSql('create index job_assignment_job_id_index on job_assignment (workspace_id, job_id);');
  }

  private clock(): void {
    this.addSql(`create table clock_location (
      workspace_id text not null constraint clock_location_workspace_id_fk references workspace (id),
      id text not null constraint clock_location_pkey primary key,
      name text not null,
      geofences jsonb not null,
      networks text[] not null,
      archived_at timestamptz null,
      created_at timestamptz not null,
      updated_at timestamptz not null default clock_timestamp(),
      version integer not null default 1,
      constraint clock_location_workspace_id_id_key unique (workspace_id, id),
      constraint clock_location_rules_check
        check (jsonb_typeof(geofences) = 'array' and jsonb_array_length(geofences) + cardinality(networks) > 0)
    );`);
    this.addSql(`create table clock_setup (
      workspace_id text not null constraint clock_setup_pkey primary key
        constraint clock_setup_workspace_id_fk references workspace (id),
      requires_job boolean not null,
      requires_note boolean not null,
      warns_on_unrecognised_location boolean not null,
      forgotten_after_seconds integer not null constraint clock_setup_forgotten_after_seconds_check
        check (forgotten_after_seconds between 3600 and 172800),
      updated_at timestamptz not null default clock_timestamp(),
      version integer not null default 1
    );`);
  }

  private records(): void {
    this.addSql(`create table custom_field (
      workspace_id text not null constraint custom_field_workspace_id_fk references workspace (id),
      id text not null constraint custom_field_pkey primary key,
      subject text not null constraint custom_field_subject_check check (subject in ('member', 'time_entry')),
      name text not null,
      kind text not null constraint custom_field_kind_check
        check (kind in ('text', 'number', 'date', 'choice', 'checkbox')),
      choices text[] not null constraint custom_field_choices_check
        check ((kind = 'choice') = (cardinality(choices) > 0)),
      is_required boolean not null,
      position integer not null constraint custom_field_position_check check (position between 1 and 1000),
      archived_at timestamptz null,
      created_at timestamptz not null,
      updated_at timestamptz not null default clock_timestamp(),
      version integer not null default 1,
      constraint custom_field_workspace_id_id_key unique (workspace_id, id)
    );`);
    this.addSql(`create table employment (
      workspace_id text not null,
      member_id text not null,
      hired_on date null,
      phone text null,
      address jsonb null,
      custom_fields jsonb not null default '{}'
        constraint employment_custom_fields_check check (jsonb_typeof(custom_fields) = 'object'),
      constraint employment_pkey primary key (workspace_id, member_id),
      constraint employment_member_id_fk foreign key (workspace_id, member_id) references member (workspace_id, id)
    );`);
  }
}
