import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { KyselyRepository } from '../../../kernel/database/kysely.repository';
import type { WorkspaceSchema } from '../../workspaces';
import type { MemberDirectorySchema } from '../membership';
import type { InvitationSchema } from './invitation.entity';

type Entities = typeof InvitationSchema | typeof MemberDirectorySchema | typeof WorkspaceSchema;

/** The facts of the email about a requested renewal; `toEmail` is its recipient. */
export interface RequestedRenewal {
  readonly askerEmail: string;
  readonly workspaceName: string;
  readonly slug: string;
  readonly toEmail: string;
}

@Injectable()
export class RenewalRepository extends KyselyRepository<Entities> {
  /** Records a request for a new invitation. @returns false when there was one within the last day */
  async takeRequest(workspaceId: string, invitationId: string, now: Date): Promise<boolean> {
    const { numUpdatedRows } = await this.db
      .updateTable('invitation')
      .set({ renewalAskedAt: now })
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', invitationId)
      .where('acceptedAt', 'is', null)
      .where('cancelledAt', 'is', null)
      .where('expiresAt', '<=', now)
      .where((eb) =>
        eb.or([
          eb('renewalAskedAt', 'is', null),
          eb('renewalAskedAt', '<=', sql<Date>`${now}::timestamptz - interval '1 day'`),
        ]),
      )
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  /**
   * The recipient is the sender while they can still assign its role, otherwise the owner. In any workspace: the id
   * determines it.
   */
  findRequested(invitationId: string): Promise<RequestedRenewal | undefined> {
    return this.dbAcrossWorkspaces
      .selectFrom('invitation as i')
      .innerJoin('workspace as w', 'w.id', 'i.workspaceId')
      .innerJoin('member_directory as s', (join) =>
        join.onRef('s.workspaceId', '=', 'i.workspaceId').onRef('s.id', '=', 'i.inviterMemberId'),
      )
      .innerJoin('member_directory as m', (join) =>
        join.onRef('m.workspaceId', '=', 'i.workspaceId').on((eb) =>
          eb(
            'm.id',
            '=',
            eb
              .case()
              .when(
                eb.and([
                  eb('s.isActive', '=', true),
                  eb('s.role', '=', 'admin'),
                  eb('i.role', '=', 'employee'),
                ]),
              )
              .then(eb.ref('s.id'))
              .else(eb.ref('w.ownerMemberId'))
              .end(),
          ),
        ),
      )
      .select(['i.email as askerEmail', 'w.name as workspaceName', 'w.slug', 'm.email as toEmail'])
      .where('i.id', '=', invitationId)
      .where('i.renewalAskedAt', 'is not', null)
      .executeTakeFirst();
  }
}
