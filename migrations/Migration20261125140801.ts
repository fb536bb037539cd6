import { Migration } from '@mikro-orm/migrations';

/** Pay of a job is pay of a job of the same workspace. */
export class Migration20261125140801 extends Migration {
  override name = 'Migration20261125140801';

  override up(): void {
    this.addSql(`alter table pay_change add constraint pay_change_job_id_fk
      foreign key (workspace_id, job_id) references job (workspace_id, id);`);
  }

  override down(): void {
    this.addSql('alter table pay_change drop constraint pay_change_job_id_fk;');
  }
}
