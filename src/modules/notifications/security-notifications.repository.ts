import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { KyselyRepository } from '../../kernel/database/kysely.repository';
import type { MemberDirectorySchema } from '../members';
import type { SessionSchema } from '../sign-in';
import type { UserSchema } from '../users';
import type { WorkspaceSchema } from '../workspaces';

type Entities =
  | typeof MemberDirectorySchema
  | typeof SessionSchema
  | typeof UserSchema
  | typeof WorkspaceSchema;

export interface NotifiedWorkspace {
  readonly name: string;
  readonly slug: string;
  /** The recipient's member id. */
  readonly memberId: string | null;
}

/** Addresses of this domain have no mailbox (RFC 2606). */
const NO_MAILBOX = '\\.invalid$';

@Injectable()
export class SecurityNotificationsRepository extends KyselyRepository<Entities> {
  /** The users of the given members and of the workspace owner, except those without a mailbox. */
  async listUsers(workspaceId: string, memberIds: readonly string[]): Promise<string[]> {
    const rows = await this.db
      .selectFrom('member_directory')
      .select('userId')
      .distinct()
      .where('workspaceId', '=', workspaceId)
      .where((eb) => eb.or([eb('role', '=', 'owner'), eb('id', '=', sql<string>`any(${memberIds})`)]))
      .where('email', '!~*', NO_MAILBOX)
      .orderBy('userId')
      .execute();
    return rows.map(({ userId }) => userId);
  }

  /** A user's current address. @returns undefined when it has no mailbox */
  async emailOf(userId: string): Promise<string | undefined> {
    const row = await this.db
      .selectFrom('app_user')
      .select('email')
      .where('id', '=', userId)
      .where('email', '!~*', NO_MAILBOX)
      .executeTakeFirst();
    return row?.email;
  }

  /** A workspace, with the member id of a user; null when they are not a member. */
  workspace(workspaceId: string, userId: string): Promise<NotifiedWorkspace | undefined> {
    return this.db
      .selectFrom('workspace as w')
      .leftJoin('member_directory as m', (join) =>
        join.on('m.workspaceId', '=', workspaceId).on('m.userId', '=', userId),
      )
      .select(['w.name', 'w.slug', 'm.id as memberId'])
      .where('w.id', '=', workspaceId)
      .executeTakeFirst();
  }

  /** The user agent of a session. */
  async userAgentOf(userId: string, sessionId: string): Promise<string | null> {
    const row = await this.db
      .selectFrom('session')
      .select('userAgent')
      .where('userId', '=', userId)
      .where('id', '=', sessionId)
      .executeTakeFirst();
    return row?.userAgent ?? null;
  }
}
