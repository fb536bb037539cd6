import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';

/** Runs transactions. Repositories that use the injected entity manager join the current one. */
@Injectable()
export class Atomic {
  constructor(private readonly em: EntityManager) {}

  /** Runs `work` in a transaction. A nested call joins the outer transaction. */
  run<T>(work: () => Promise<T>): Promise<T> {
    if (this.em.isInTransaction()) return work();
    return this.em.fork().transactional(() => work());
  }

  /**
   * Runs `work` without a transaction until the first call of `begin()`; everything after that is in the transaction.
   * For work that waits first and may not write at all.
   */
  later<T>(work: () => Promise<T>): Promise<T> {
    return RequestContext.create(this.em.fork(), async () => {
      try {
        const outcome = await work();
        if (this.em.isInTransaction()) await this.em.commit();
        return outcome;
      } catch (error) {
        // A failed rollback means that the connection is lost, and the server rolls back. Report the first error.
        if (this.em.isInTransaction()) await this.em.rollback().catch(() => undefined);
        throw error;
      }
    });
  }

  /** Begins the transaction of `later`. Does nothing outside of `later` or in a transaction. */
  async begin(): Promise<void> {
    if (RequestContext.currentRequestContext() && !this.em.isInTransaction()) await this.em.begin();
  }
}
