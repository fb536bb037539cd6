import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { CompiledQuery } from 'kysely';

/**
 * Statements with bound parameters, for repositories. Inside `Atomic.run` they belong to its transaction, outside
 * each stands alone. (The ORM's own `execute` writes parameters into the text, where a server's log could show them.)
 */
@Injectable()
export class Sql {
  constructor(private readonly em: EntityManager) {}

  /** @param text with `$1`, `$2` ... @returns the rows, columns named as in the statement */
  async rows<R>(text: string, parameters: readonly unknown[] = []): Promise<R[]> {
    const { rows } = await this.em.getKysely().executeQuery<R>(CompiledQuery.raw(text, [...parameters]));
    return rows;
  }

  /** The first row, where at most one is possible or wanted. */
  async row<R>(text: string, parameters: readonly unknown[] = []): Promise<R | undefined> {
    return (await this.rows<R>(text, parameters))[0];
  }

  /** How many rows a write touched: the answer of a conditional statement. */
  async count(text: string, parameters: readonly unknown[] = []): Promise<number> {
    const result = await this.em.getKysely().executeQuery(CompiledQuery.raw(text, [...parameters]));
    return Number(result.numAffectedRows ?? 0n);
  }
}
