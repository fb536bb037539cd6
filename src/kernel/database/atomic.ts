import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';

/** The one way to a transaction. Repositories that use the injected manager join it. */
@Injectable()
export class Atomic {
  constructor(private readonly em: EntityManager) {}

  /** Runs `work` whole or not at all; a nested call joins the outer transaction. */
  run<T>(work: () => Promise<T>): Promise<T> {
    if (this.em.isInTransaction()) return work();
    return this.em.fork().transactional(() => work());
  }

  /**
   * The same for work that does not know yet whether it will write, and waits for others first: the transaction begins
   * with the first `begin()`, and everything after it is in it. Without one there is none.
   */
  later<T>(work: () => Promise<T>): Promise<T> {
    return RequestContext.create(this.em.fork(), async () => {
      try {
        const outcome = await work();
        if (this.em.isInTransaction()) await this.em.commit();
        return outcome;
      } catch (error) {
        // A rollback that fails has lost its connection, which the server rolls back; the first error says why.
        if (this.em.isInTransaction()) await this.em.rollback().catch(() => undefined);
        throw error;
      }
    });
  }

  /** Begins the transaction of `later`; does nothing outside, or when it has begun. */
  async begin(): Promise<void> {
    if (RequestContext.currentRequestContext() && !this.em.isInTransaction()) await this.em.begin();
  }
}
