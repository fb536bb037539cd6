import { Injectable } from '@nestjs/common';
import type { Selectable } from 'kysely';
import { KyselyRepository, type TablesOf } from '../../../kernel/database/kysely.repository';
import type { MemberScheduleSchema } from './member-schedule.entity';
import type { Schedule } from './schedule.rules';
import type { WorkScheduleSchema } from './work-schedule.entity';

type Entities = typeof WorkScheduleSchema | typeof MemberScheduleSchema;
type Tables = TablesOf<Entities>;
export type ScheduleRow = Readonly<Omit<Selectable<Tables['work_schedule']>, 'workspaceId'>>;
export type MemberScheduleRow = Readonly<Omit<Selectable<Tables['member_schedule']>, 'workspaceId'>>;

@Injectable()
export class ScheduleRepository extends KyselyRepository<Entities> {
  /** @returns undefined if the workspace has never set it */
  findOfCompany(workspaceId: string): Promise<ScheduleRow | undefined> {
    return this.db
      .selectFrom('work_schedule')
      .select(['workweekStartsOn', 'expectedSeconds', 'updatedAt', 'version'])
      .where('workspaceId', '=', workspaceId)
      .executeTakeFirst();
  }

  async setOfCompany(workspaceId: string, schedule: Schedule): Promise<void> {
    const { workweekStartsOn, expectedSeconds } = schedule;
    await this.db
      .insertInto('work_schedule')
      .values({ workspaceId, workweekStartsOn, expectedSeconds })
      .onConflict((conflict) =>
        conflict.constraint('work_schedule_pkey').doUpdateSet({ workweekStartsOn, expectedSeconds }),
      )
      .execute();
  }

  findOfMember(workspaceId: string, memberId: string): Promise<MemberScheduleRow | undefined> {
    return this.selectOfMembers(workspaceId).where('memberId', '=', memberId).executeTakeFirst();
  }

  /** All members with their own working days. */
  listOfMembers(workspaceId: string): Promise<MemberScheduleRow[]> {
    return this.selectOfMembers(workspaceId).where('expectedSeconds', 'is not', null).execute();
  }

  async setOfMember(
    workspaceId: string,
    memberId: string,
    expectedSeconds: MemberScheduleRow['expectedSeconds'],
  ): Promise<void> {
    await this.db
      .insertInto('member_schedule')
      .values({ workspaceId, memberId, expectedSeconds })
      .onConflict((conflict) => conflict.constraint('member_schedule_pkey').doUpdateSet({ expectedSeconds }))
      .execute();
  }

  private selectOfMembers(workspaceId: string) {
    return this.db
      .selectFrom('member_schedule')
      .select(['memberId', 'expectedSeconds', 'updatedAt', 'version'])
      .where('workspaceId', '=', workspaceId);
  }
}
