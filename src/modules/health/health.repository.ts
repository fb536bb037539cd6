import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { LookupPool } from '../../kernel/database/batched-lookup';
import { Sql } from '../../kernel/database/sql';

/** A load balancer waits a few seconds for a response, and statements may take longer. */
const ANSWER_MS = 4_000;

@Injectable()
export class HealthRepository {
  private asking: Promise<unknown> | undefined;

  constructor(
    private readonly lookups: LookupPool,
    private readonly sql: Sql,
  ) {}

  /** Queries both pools that requests use. @throws the database's own error, or a timeout */
  async ask(): Promise<void> {
    await Promise.all([this.lookups.query({ text: 'select 1' }), this.askBusinessPool()]);
  }

  /** Runs one query at a time for all load balancers, so that it uses at most one connection of a pool that hangs. */
  private async askBusinessPool(): Promise<void> {
    this.asking ??= this.sql.rows('select 1').finally(() => {
      this.asking = undefined;
    });
    await within(ANSWER_MS, this.asking);
  }
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  const waiting = new AbortController();
  const late = sleep(ms, undefined, { signal: waiting.signal }).then(() => {
    throw new Error(`no connection of the business pool responded within ${ms / 1000} s`);
  });
  await Promise.race([work, late]).finally(() => waiting.abort());
}
