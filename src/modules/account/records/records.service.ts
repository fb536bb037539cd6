import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { assertSeen } from '../../../kernel/http/seen-version';
import { AuditTrail } from '../../audit';
import {
  type EmploymentFacts,
  EmploymentService,
  type EmploymentView,
  type MemberDetails,
  memberNotFound,
  Seats,
} from '../../members';
import { UsersService } from '../../users';
import { changesOf } from '../changes.rules';
import { CustomFieldsService } from '../custom-fields/custom-fields.service';
import type { EmploymentWish, MemberChange } from './records.contract';
import { assertOwnName, changedRecord } from './records.rules';

/** What people and the company know of a member beyond their seat. */
@Injectable()
export class RecordsService {
  constructor(
    private readonly records: EmploymentService,
    private readonly fields: CustomFieldsService,
    private readonly users: UsersService,
    private readonly seats: Seats,
    private readonly trail: AuditTrail,
  ) {}

  /**
   * What a person may say of themselves, and an admin of anybody, but for the name.
   * @throws memberNotFound; nameIsPersonal; invalidInput for custom values; versionClash when it changed since
   */
  change(who: Principal, memberId: string, change: MemberChange, seen?: number): Promise<MemberDetails> {
    return this.seats.acting(who, 'employees:edit', async (reach) => {
      const isSelf = memberId === who.memberId;
      if (reach === 'own' && !isSelf) throw memberNotFound();
      await this.seats.lockTarget(who.workspaceId, memberId);
      const before = await this.records.details(who, memberId);
      assertSeen(before.version, seen);
      assertOwnName(change.name, isSelf);
      const wanted = changedRecord(before, change);
      const customFields = change.customFields
        ? await this.checked(who, wanted.customFields, before)
        : before.customFields;
      await this.records.keep(who.workspaceId, memberId, { ...wanted, customFields });
      if (change.name !== undefined) await this.users.rename(who.userId, change.name);
      const after = await this.records.details(who, memberId);
      await this.record(who, 'member.profile_changed', before, after);
      return after;
    });
  }

  /**
   * The whole record at once.
   * @throws memberNotFound; invalidInput for custom values; versionClash when it changed since
   */
  set(who: Principal, memberId: string, wish: EmploymentWish, seen?: number): Promise<EmploymentView> {
    return this.seats.permitted(who, 'employees:edit', async () => {
      await this.seats.lockTarget(who.workspaceId, memberId);
      const before = await this.records.details(who, memberId);
      assertSeen(before.version, seen);
      const customFields = await this.checked(who, wish.customFields, before);
      await this.records.keep(who.workspaceId, memberId, { ...wish, customFields });
      const after = await this.records.details(who, memberId);
      await this.record(who, 'member.employment_changed', before, after);
      return this.records.get(who, memberId);
    });
  }

  private async checked(
    { workspaceId }: Principal,
    values: Readonly<Record<string, unknown>>,
    { customFields: held }: EmploymentFacts,
  ): Promise<EmploymentFacts['customFields']> {
    return { ...(await this.fields.checked(workspaceId, 'member', values, { isFinal: true, held })) };
  }

  private async record(
    who: Principal,
    action: 'member.profile_changed' | 'member.employment_changed',
    before: MemberDetails,
    after: MemberDetails,
  ): Promise<void> {
    const { id, name } = after;
    const changes = changesOf(told(before), told(after));
    await this.trail.inWorkspace(who.workspaceId, who, { action, target: { id, name }, ...changes });
    if (before.name === name) return;
    const renaming = { before: { name: before.name }, after: { name } };
    await this.trail.ofPerson(who.userId, who, { action: 'profile.changed', ...renaming });
  }
}

const told = ({ name, hiredOn, phone, address, customFields }: MemberDetails) => ({
  name,
  hiredOn,
  phone,
  address,
  customFields,
});
