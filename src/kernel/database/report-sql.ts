import type { EntitySchemaWithMeta } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { columnTypes } from './column-types';
import { guarded } from './guarded-client';
import { KyselyRepository } from './kysely.repository';
import { reportLimits } from './pool-limits';
import { Sql } from './sql';

/** Equal to the number of concurrent reports in a process. */
const CONNECTIONS = 4;
const CONNECT_MS = 5_000;

/** The connection pool of reports. Their statements have a longer timeout than those of other requests. */
export class ReportPool implements OnApplicationShutdown {
  /** The query builder on this pool. */
  readonly kysely: Kysely<unknown>;
  private readonly pool: pg.Pool;

  /** @param timeoutSeconds the server cancels a statement after this time */
  constructor(address: pg.ClientConfig, timeoutSeconds: number) {
    this.pool = new pg.Pool({
      ...guarded(address, reportLimits(timeoutSeconds)),
      max: CONNECTIONS,
      connectionTimeoutMillis: CONNECT_MS,
      application_name: 'keyshift-reports',
      types: columnTypes(),
    });
    // The pool replaces a connection that the server drops. Without a listener, the error would crash the process.
    this.pool.on('error', () => undefined);
    this.kysely = new Kysely({ dialect: new PostgresDialect({ pool: this.pool }) });
  }

  async rows<R extends pg.QueryResultRow>(text: string, parameters: readonly unknown[]): Promise<R[]> {
    return (await this.pool.query<R>(text, [...parameters])).rows;
  }

  onApplicationShutdown(): Promise<void> {
    return this.pool.end();
  }
}

/** `Sql` for reports: reads outside a transaction use the report pool. */
@Injectable()
export class ReportSql extends Sql {
  constructor(
    em: EntityManager,
    private readonly pool: ReportPool,
  ) {
    super(em);
  }

  override async rows<R>(text: string, parameters: readonly unknown[] = []): Promise<R[]> {
    if (this.em.isInTransaction()) return super.rows<R>(text, parameters);
    return this.pool.rows<R & pg.QueryResultRow>(text, parameters);
  }
}

/** `KyselyRepository` for reports: reads outside a transaction use the report pool. */
@Injectable()
export abstract class ReportRepository<
  Entities extends EntitySchemaWithMeta,
> extends KyselyRepository<Entities> {
  constructor(
    em: EntityManager,
    private readonly pool: ReportPool,
  ) {
    super(em);
  }

  protected override get connection(): Kysely<unknown> {
    return this.em.isInTransaction() ? super.connection : this.pool.kysely;
  }
}
