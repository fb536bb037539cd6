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
}
