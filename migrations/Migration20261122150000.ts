import { Migration } from '@mikro-orm/migrations';

/** The audit log: chained, append-only by the database itself, purged only by one function that leaves an anchor. */
export class Migration20261122150000 extends Migration {
  override name = 'Migration20261122150000';

  override up(): void {
    this.tables();
    this.refusals();
    this.purge();
  }

  override down(): void {
    this.addSql('drop table audit_event, audit_chain cascade;');
    this.addSql(
      'drop function audit_purge, audit_refuse_update, audit_refuse_delete, audit_guard_chain cascade;',
    );
  }

  private tables(): void {
    this.addSql(`create table audit_chain (
      chain text not null constraint audit_chain_pkey primary key,
      last_seq bigint not null,
      last_hash bytea not null,
      anchor_seq bigint not null,
      anchor_hash bytea not null
    );`);
    this.addSql(`create table audit_event (
      chain text not null constraint audit_event_chain_fk references audit_chain (chain),
      seq bigint not null,
      id text not null constraint audit_event_id_key unique,
      workspace_id text null constraint audit_event_workspace_id_fk references workspace (id),
      at timestamptz not null,
      action text not null,
      actor_user_id text null,
      canonical text not null,
      hash bytea not null,
      constraint audit_event_pkey primary key (chain, seq)
    );`);
    this.addSql('create index audit_event_workspace_id_id_index on audit_event (workspace_id, id);');
    this.addSql('create index audit_event_chain_at_index on audit_event (chain, at);');
  }

  /** An event is never changed, and deleted only once its chain's anchor has passed it. */
  private refusals(): void {
    this.addSql(`create function audit_refuse_update() returns trigger language plpgsql as $$
      begin raise exception 'the audit log is append-only' using errcode = 'insufficient_privilege'; end $$;`);
    this.addSql(`create function audit_refuse_delete() returns trigger language plpgsql as $$
      begin
        if old.seq <= (select anchor_seq from audit_chain c where c.chain = old.chain) then return old; end if;
        raise exception 'the audit log is append-only' using errcode = 'insufficient_privilege';
      end $$;`);
    this.addSql(`create function audit_guard_chain() returns trigger language plpgsql as $$
      declare anchor audit_event;
      begin
        if tg_op = 'DELETE' or new.chain <> old.chain or new.last_seq < old.last_seq or new.anchor_seq < old.anchor_seq then
          raise exception 'the audit log is append-only' using errcode = 'insufficient_privilege';
        end if;
        if new.anchor_seq > old.anchor_seq then
          select * into anchor from audit_event e where e.chain = new.chain and e.seq = new.anchor_seq;
          if anchor.hash is distinct from new.anchor_hash or anchor.at > now() - interval '30 days' then
            raise exception 'an anchor must be an event older than 30 days' using errcode = 'insufficient_privilege';
          end if;
        end if;
        return new;
      end $$;`);
    this.addSql(`create trigger audit_event_no_update before update on audit_event
      for each row execute function audit_refuse_update();`);
    this.addSql(`create trigger audit_event_no_truncate before truncate on audit_event
      for each statement execute function audit_refuse_update();`);
    this.addSql(`create trigger audit_event_no_delete before delete on audit_event
      for each row execute function audit_refuse_delete();`);
    this.addSql(`create trigger audit_chain_guard before update or delete on audit_chain
      for each row execute function audit_guard_chain();`);
  }

  /** Moves each chain's anchor to its last event before a moment, then deletes what the anchor has passed. */
  private purge(): void {
    this.addSql(`create function audit_purge(before_at timestamptz) returns bigint language plpgsql as $$
      declare purged bigint;
      begin
        update audit_chain c set anchor_seq = e.seq, anchor_hash = e.hash
        from (select distinct on (chain) chain, seq, hash from audit_event where at < before_at
              order by chain, seq desc) e
        where e.chain = c.chain and e.seq > c.anchor_seq;
        delete from audit_event e using audit_chain c where c.chain = e.chain and e.seq <= c.anchor_seq;
        get diagnostics purged = row_count;
        return purged;
      end $$;`);
  }
}
