import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { guarded } from './guarded-client';
import { reportLimits } from './pool-limits';
import { Sql } from './sql';

/** As many as there are reports at once in a process. */
const CONNECTIONS = 4;
const CONNECT_MS = 5_000;

/** The few connections on which reports read. Their statements may take longer than those of other requests. */
export class ReportPool implements OnApplicationShutdown {
  private readonly pool: pg.Pool;

  /** @param timeoutSeconds after this long the server ends a statement */
  constructor(address: pg.ClientConfig, timeoutSeconds: number) {
    this.pool = new pg.Pool({
      ...guarded(address, reportLimits(timeoutSeconds)),
      max: CONNECTIONS,
      connectionTimeoutMillis: CONNECT_MS,
      application_name: 'keyshift-reports',
    });
    // A connection that the server drops while idle is replaced on the next read; without a listener it would end Node.
    this.pool.on('error', () => undefined);
  }

  async rows<R extends pg.QueryResultRow>(text: string, parameters: readonly unknown[]): Promise<R[]> {
    return (await this.pool.query<R>(text, [...parameters])).rows;
  }

  onApplicationShutdown(): Promise<void> {
    return this.pool.end();
  }
}

/** `Sql` for reports: reads outside a transaction go over connections of their own. */
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
