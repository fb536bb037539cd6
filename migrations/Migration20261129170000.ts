import { Migration } from '@mikro-orm/migrations';

/** Members with their name, email address and role, for modules that only read members. */
export class Migration20261129170000 extends Migration {
  static readonly compatible = true;

  override name = 'Migration20261129170000';

  override up(): void {
    this.addSql(`create view member_directory as
      select m.workspace_id, m.id, m.user_id, u.name, u.email, m.is_active, m.joined_at, m.removed_at,
             case when w.owner_member_id = m.id then 'owner' else m.role end as role
      from member m join app_user u on u.id = m.user_id join workspace w on w.id = m.workspace_id;`);
  }

  override down(): void {
    this.addSql('drop view member_directory;');
  }
}
