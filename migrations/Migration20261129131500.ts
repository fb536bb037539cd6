import { Migration } from '@mikro-orm/migrations';

/** An invitation says why a mail server refused its mail for good. */
export class Migration20261129131500 extends Migration {
  static readonly compatible = true;

  override name = 'Migration20261129131500';

  override up(): void {
    this.addSql(
      'alter table invitation add column mail_refusal text null, add column mail_refused_at timestamptz null;',
    );
  }

  override down(): void {
    this.addSql('alter table invitation drop column mail_refusal, drop column mail_refused_at;');
  }
}
