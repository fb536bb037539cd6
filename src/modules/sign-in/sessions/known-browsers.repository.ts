import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { KyselyRepository } from '../../../kernel/database/kysely.repository';
import type { Visit } from '../../../kernel/http/visit';
import type { KnownBrowserSchema } from './known-browser.entity';
import type { SessionSchema } from './session.entity';

/** What a person's earlier sign-ins say about this one. */
export interface EarlierSignIns {
  readonly hasSessions: boolean;
  /** Whether one used the same program on the same network. */
  readonly hasSimilar: boolean;
  readonly hasBrowsers: boolean;
  /** Whether one was in this browser. */
  readonly isKnown: boolean;
}

@Injectable()
export class KnownBrowsersRepository extends KyselyRepository<
  typeof KnownBrowserSchema | typeof SessionSchema
> {
  /** @param secretHash of the browser's secret; null for an API client */
  findEarlier(
    userId: string,
    { userAgent, network }: Visit,
    secretHash: Buffer | null,
  ): Promise<EarlierSignIns> {
    const { db } = this;
    const sessions = db.selectFrom('session').select(sql.lit(1).as('one')).where('userId', '=', userId);
    const similar = sessions
      .where('network', '=', network)
      .where('userAgent', 'is not distinct from', userAgent);
    const browsers = db.selectFrom('known_browser').select(sql.lit(1).as('one')).where('userId', '=', userId);
    return db
      .selectNoFrom(({ exists, lit }) => [
        exists(sessions).$castTo<boolean>().as('hasSessions'),
        exists(similar).$castTo<boolean>().as('hasSimilar'),
        exists(browsers).$castTo<boolean>().as('hasBrowsers'),
        (secretHash ? exists(browsers.where('secretHash', '=', secretHash)) : lit(false))
          .$castTo<boolean>()
          .as('isKnown'),
      ])
      .executeTakeFirstOrThrow();
  }

  /** Records a sign-in in a browser. */
  async put(userId: string, secretHash: Buffer, now: Date): Promise<void> {
    await this.db
      .insertInto('known_browser')
      .values({ userId, secretHash, lastUsedAt: now })
      .onConflict((conflict) => conflict.constraint('known_browser_pkey').doUpdateSet({ lastUsedAt: now }))
      .execute();
  }

  /** Deletes browsers that were last used before the given time. */
  async deleteOld(before: Date): Promise<void> {
    await this.db.deleteFrom('known_browser').where('lastUsedAt', '<', before).execute();
  }
}
