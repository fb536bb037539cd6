import { Migration } from '@mikro-orm/migrations';

/** Cancels open invitations whose sender may not give their role any more: they stay dead if the sender's role rises later. */
export class Migration20261129124500 extends Migration {
  override name = 'Migration20261129124500';

  override up(): void {
    this.addSql(`update invitation i set cancelled_at = now()
      from member m join workspace w on w.id = m.workspace_id
      where m.workspace_id = i.workspace_id and m.id = i.inviter_member_id
        and i.accepted_at is null and i.cancelled_at is null
        and not (m.is_active and (w.owner_member_id = m.id or (m.role = 'admin' and i.role = 'employee')));`);
  }

  /** What was cancelled stays so: a new invitation can be sent. */
  override down(): void {}
}
