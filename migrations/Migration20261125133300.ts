import { Migration } from '@mikro-orm/migrations';

/** Hours point to jobs and clock locations of their own workspace, and to nothing else. */
export class Migration20261125133300 extends Migration {
  override name = 'Migration20261125133300';

  override up(): void {
    this.addSql(`alter table time_entry
      add constraint time_entry_job_id_fk foreign key (workspace_id, job_id) references job (workspace_id, id),
      add constraint time_entry_in_location_id_fk
        foreign key (workspace_id, in_location_id) references clock_location (workspace_id, id),
      add constraint time_entry_out_location_id_fk
        foreign key (workspace_id, out_location_id) references clock_location (workspace_id, id);`);
    this.addSql(`alter table edit_request
      add constraint edit_request_job_id_fk foreign key (workspace_id, job_id) references job (workspace_id, id);`);
  }

  override down(): void {
    this.addSql('alter table edit_request drop constraint edit_request_job_id_fk;');
    this.addSql(`alter table time_entry drop constraint time_entry_job_id_fk,
      drop constraint time_entry_in_location_id_fk, drop constraint time_entry_out_location_id_fk;`);
  }
}
