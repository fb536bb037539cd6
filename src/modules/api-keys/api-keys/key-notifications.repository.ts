import { Injectable } from '@nestjs/common';
import { type Expression, sql } from 'kysely';
import { KyselyRepository } from '../../../kernel/database/kysely.repository';
import type { MemberDirectorySchema, MemberSchema } from '../../members';
import type { WorkspaceSchema } from '../../workspaces';
import type { ApiKeySchema } from './api-key.entity';
import { isLive } from './api-keys.repository';

type Entities =
  | typeof ApiKeySchema
  | typeof MemberSchema
  | typeof MemberDirectorySchema
  | typeof WorkspaceSchema;

/** A key and one recipient of an email about it. */
export interface KeyEmailFacts {
  readonly to: string;
  readonly isMaker: boolean;
  readonly makerName: string;
  readonly keyName: string;
  readonly hint: string;
  readonly expiresAt: Date | null;
  readonly isLive: boolean;
  readonly workspaceName: string;
  readonly slug: string;
  readonly zone: string;
}

/** Queries of background jobs about keys, which have no caller. */
@Injectable()
export class KeyNotificationsRepository extends KyselyRepository<Entities> {
  /** Member ids of the recipients of an email about a key: its creator, if still an active member, and the owner. */
  async recipients(workspaceId: string, keyId: string): Promise<string[]> {
    const rows = await this.db
      .selectFrom('member as m')
      .innerJoin('workspace as w', 'w.id', 'm.workspaceId')
      .innerJoin('api_key as k', 'k.workspaceId', 'm.workspaceId')
      .select('m.id')
      .where('m.workspaceId', '=', workspaceId)
      .where('k.id', '=', keyId)
      .where('m.isActive', '=', true)
      .where((eb) => eb('m.id', 'in', [eb.ref('k.memberId'), eb.ref('w.ownerMemberId')]))
      .orderBy('m.id')
      .execute();
    return rows.map(({ id }) => id);
  }

  /**
   * Across workspaces: the key determines the workspace of the recipient.
   * @returns undefined when the recipient is no longer an active member
   */
  findEmailFacts(keyId: string, memberId: string): Promise<KeyEmailFacts | undefined> {
    return this.dbAcrossWorkspaces
      .selectFrom('api_key as k')
      .innerJoin('member as m', (on) =>
        on.onRef('m.workspaceId', '=', 'k.workspaceId').onRef('m.id', '=', 'k.memberId'),
      )
      .innerJoin('member_directory as d', (on) =>
        on.onRef('d.workspaceId', '=', 'k.workspaceId').onRef('d.id', '=', 'k.memberId'),
      )
      .innerJoin('member_directory as r', 'r.workspaceId', 'k.workspaceId')
      .innerJoin('workspace as w', 'w.id', 'k.workspaceId')
      .select(['r.email as to', 'd.name as makerName', 'k.name as keyName', 'k.hint', 'k.expiresAt'])
      .select(['w.name as workspaceName', 'w.slug', 'w.timeZone as zone'])
      .select((eb) => [
        eb('r.id', '=', eb.ref('k.memberId')).$castTo<boolean>().as('isMaker'),
        isLive(eb).$castTo<boolean>().as('isLive'),
      ])
      .where('k.id', '=', keyId)
      .where('r.id', '=', memberId)
      .where('r.isActive', '=', true)
      .executeTakeFirst();
  }

  /**
   * Claims the keys of all workspaces whose next expiry warning is due. A warning is skipped if it was due before the
   * key was created.
   * @param days when warnings are sent, as days before expiry, ascending
   */
  takeExpiring(days: readonly number[], now: Date): Promise<{ workspaceId: string; id: string }[]> {
    return this.dbAcrossWorkspaces
      .with('due', (db) =>
        db
          .selectFrom('api_key as k')
          .innerJoin('member as m', (on) =>
            on.onRef('m.workspaceId', '=', 'k.workspaceId').onRef('m.id', '=', 'k.memberId'),
          )
          .select(({ ref }) => [
            'k.workspaceId',
            'k.id',
            nextWarning(ref('k.expiresAt'), days, now).as('days'),
          ])
          .where(isLive)
          .where('k.expiresAt', '>', now)
          .where('k.expiresAt', '<=', after(now, sql.val(Math.max(...days))))
          .forUpdate('k')
          .skipLocked(),
      )
      .updateTable('api_key as k')
      .from('due')
      .set(({ ref }) => ({ expiryNoticeDays: ref('due.days') }))
      .whereRef('k.workspaceId', '=', 'due.workspaceId')
      .whereRef('k.id', '=', 'due.id')
      .where((eb) =>
        eb.or([eb('k.expiryNoticeDays', 'is', null), eb('k.expiryNoticeDays', '>', eb.ref('due.days'))]),
      )
      .where(({ ref }) => wasDueSince(ref('k.createdAt'), ref('k.expiresAt'), ref('due.days')))
      .returning(['k.workspaceId', 'k.id'])
      .execute();
  }
}

/** The smallest number of days before expiry at which a warning is due by now. */
const nextWarning = (expiresAt: Expression<Date | null>, days: readonly number[], now: Date) =>
  sql<number>`(select min(d) from unnest(${days}::int[]) as d where ${expiresAt} <= ${after(now, sql.ref('d'))})`;

const after = (instant: Date, days: Expression<unknown>) =>
  sql<Date>`${instant}::timestamptz + make_interval(days => ${days}::int)`;

/** Whether a warning became due after the key was created. */
const wasDueSince = (
  createdAt: Expression<Date>,
  expiresAt: Expression<Date | null>,
  days: Expression<number>,
) => sql<boolean>`${expiresAt} - make_interval(days => ${days}) > ${createdAt}`;
