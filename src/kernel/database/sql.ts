import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { CompiledQuery } from 'kysely';

/**
 * Runs statements with bound parameters, for repositories. Inside `Atomic.run` they join its transaction, outside each
 * one commits on its own. (The ORM's `execute` puts parameters into the text, where the server's log could show them.)
 */
@Injectable()
export class Sql {
  constructor(protected readonly em: EntityManager) {}

  /** @param text with `$1`, `$2` ... @returns the rows, columns named as in the statement */
  async rows<R>(text: string, parameters: readonly unknown[] = []): Promise<R[]> {
    const { rows } = await this.em.getKysely().executeQuery<R>(CompiledQuery.raw(text, [...parameters]));
    return rows;
  }

  /** The first row, or undefined. */
  async row<R>(text: string, parameters: readonly unknown[] = []): Promise<R | undefined> {
    return (await this.rows<R>(text, parameters))[0];
  }

  /** The number of rows that a write affected. */
  async count(text: string, parameters: readonly unknown[] = []): Promise<number> {
    const result = await this.em.getKysely().executeQuery(CompiledQuery.raw(text, [...parameters]));
    return Number(result.numAffectedRows ?? 0n);
  }
}
