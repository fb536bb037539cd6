import { Injectable } from '@nestjs/common';
import { type Expression, type Selectable, sql } from 'kysely';
import { ifGiven } from '../../kernel/database/columns';
import { KyselyRepository, type TablesOf } from '../../kernel/database/kysely.repository';
import type { ChainEnds, ChainedEvent, StoredLink } from './audit.rules';
import type { AuditChainSchema } from './audit-chain.entity';
import type { AuditEventSchema } from './audit-event.entity';

type Entities = typeof AuditEventSchema | typeof AuditChainSchema;
type Tables = TablesOf<Entities>;

/** The last event of a chain. */
export type ChainEnd = Readonly<Pick<Selectable<Tables['audit_chain']>, 'lastSeq' | 'lastHash'>>;
export type NewAuditEvent = Readonly<Selectable<Tables['audit_event']>>;
export type AuditRow = Readonly<Pick<NewAuditEvent, 'id' | 'canonical'>>;

export interface AuditFilter {
  readonly actorUserId: string | null;
  readonly action: string | null;
  readonly from: Date | null;
  readonly to: Date | null;
}

const NO_HASH = Buffer.alloc(32);

@Injectable()
export class AuditRepository extends KyselyRepository<Entities> {
  /**
   * Locks the end of a chain until the transaction ends, so that concurrent writers wait for each other. The first writer
   * creates the chain; if several are first, the others wait for it here.
   */
  async lockEnd(chain: string): Promise<ChainEnd> {
    const end = (await this.findLocked(chain)) ?? (await this.begin(chain));
    if (!end) throw new Error(`the audit chain ${chain} does not exist`);
    return end;
  }

  private async begin(chain: string): Promise<ChainEnd | undefined> {
    await this.db
      .insertInto('audit_chain')
      .values({ chain, lastSeq: '0', lastHash: NO_HASH, anchorSeq: '0', anchorHash: NO_HASH })
      .onConflict((conflict) => conflict.constraint('audit_chain_pkey').doNothing())
      .execute();
    return this.findLocked(chain);
  }

  private findLocked(chain: string): Promise<ChainEnd | undefined> {
    return this.db
      .selectFrom('audit_chain')
      .select(({ ref }) => [textOf(ref('lastSeq')).as('lastSeq'), 'lastHash'])
      .where('chain', '=', chain)
      .forUpdate()
      .executeTakeFirst();
  }

  /** Appends an event and moves the end of its chain. The chain restricts it to one workspace or one person. */
  async append(event: NewAuditEvent): Promise<void> {
    await this.dbAcrossWorkspaces
      .with('appended', (db) =>
        db.insertInto('audit_event').values(event).returning(['chain', 'seq', 'hash']),
      )
      .updateTable('audit_chain as c')
      .from('appended as a')
      .set(({ ref }) => ({ lastSeq: ref('a.seq'), lastHash: ref('a.hash') }))
      .whereRef('c.chain', '=', 'a.chain')
      .execute();
  }

  /** One event of a chain by id. A chain belongs to one workspace or one person. */
  async find(chain: string, eventId: string): Promise<ChainedEvent | undefined> {
    const row = await this.dbAcrossWorkspaces
      .selectFrom('audit_event')
      .select('canonical')
      .where('chain', '=', chain)
      .where('id', '=', eventId)
      .executeTakeFirst();
    return row && JSON.parse(row.canonical);
  }

  /** Newest first. @param before an event id, '' for the start */
  list(workspaceId: string, filter: AuditFilter, before: string, limit: number): Promise<AuditRow[]> {
    return this.matching(workspaceId, filter)
      .where((eb) => eb.and(ifGiven(before || null, (id) => eb('id', '<', id))))
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
  }

  /** Events newer than a given one, oldest first. @param after an event id */
  listNewer(workspaceId: string, filter: AuditFilter, after: string, limit: number): Promise<AuditRow[]> {
    return this.matching(workspaceId, filter).where('id', '>', after).orderBy('id').limit(limit).execute();
  }

  chains(): Promise<ChainEnds[]> {
    return this.db
      .selectFrom('audit_chain')
      .select(({ ref }) => [
        'chain',
        textOf(ref('anchorSeq')).as('anchorSeq'),
        hexOf(ref('anchorHash')).as('anchorHash'),
        textOf(ref('lastSeq')).as('lastSeq'),
        hexOf(ref('lastHash')).as('lastHash'),
      ])
      .orderBy('chain')
      .execute();
  }

  /** The events of a chain in order. @param after the `seq` of the previous event, '' for the start */
  async links(chain: string, after: string, limit: number): Promise<StoredLink[]> {
    const rows = await this.dbAcrossWorkspaces
      .selectFrom('audit_event as e')
      .select(({ ref }) => [textOf(ref('e.seq')).as('seq'), hexOf(ref('e.hash')).as('hash')])
      .select(['e.canonical', 'e.id', 'e.at', 'e.action', 'e.actorUserId', 'e.workspaceId'])
      .where('e.chain', '=', chain)
      .where((eb) => eb.and(ifGiven(after || null, (seq) => eb('e.seq', '>', seq))))
      .orderBy('e.seq')
      .limit(limit)
      .execute();
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }

  /** Deletes older events from every chain and moves the chain anchors. @returns the number of deleted events */
  async purge(before: Date): Promise<number> {
    const { rows } = await sql<{ purged: number }>`select audit_purge(${before})::int as purged`.execute(
      this.db,
    );
    return rows[0]?.purged ?? 0;
  }

  private matching(workspaceId: string, { actorUserId, action, from, to }: AuditFilter) {
    return this.db
      .selectFrom('audit_event')
      .select(['id', 'canonical'])
      .where('workspaceId', '=', workspaceId)
      .where((eb) =>
        eb.and([
          ...ifGiven(actorUserId, (userId) => eb('actorUserId', '=', userId)),
          ...ifGiven(action, (one) => eb('action', '=', one)),
          ...ifGiven(from, (instant) => eb('at', '>=', instant)),
          ...ifGiven(to, (instant) => eb('at', '<', instant)),
        ]),
      );
  }
}

/** A bigint as text: positions in a chain are not limited to safe integers. */
const textOf = (column: Expression<string>) => sql<string>`${column}::text`;
const hexOf = (column: Expression<Uint8Array>) => sql<string>`encode(${column}, 'hex')`;
