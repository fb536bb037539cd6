import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { assertSeen } from '../../../kernel/http/seen-version';
import { AuditTrail, changesOf } from '../../audit';
import {
  type EmploymentFacts,
  EmploymentService,
  type EmploymentView,
  type MemberDetails,
  MembershipLock,
  memberNotFound,
} from '../../members';
import { UsersService } from '../../users';
import { CustomFieldsService } from './custom-fields.service';
import type { EmploymentInput, MemberChange } from './records.contract';
import { assertOwnName, changedRecord } from './records.rules';

/** Changes members' details and employment records. */
@Injectable()
export class RecordsService {
  constructor(
    private readonly records: EmploymentService,
    private readonly fields: CustomFieldsService,
    private readonly users: UsersService,
    private readonly memberships: MembershipLock,
    private readonly trail: AuditTrail,
  ) {}

  /**
   * Changes the caller's own details, or with reach `all` any member's details except the name.
   * @throws memberNotFound; nameIsPersonal; invalidInput for custom fields; versionClash when it has changed since
   */
  change(caller: Principal, memberId: string, change: MemberChange, seen?: number): Promise<MemberDetails> {
    return this.memberships.withOwnScope(caller, 'employees:edit', async (reach) => {
      const isSelf = memberId === caller.memberId;
      if (reach === 'own' && !isSelf) throw memberNotFound();
      await this.memberships.lockTarget(caller.workspaceId, memberId);
      const before = await this.records.details(caller, memberId);
      assertSeen(before.version, seen);
      assertOwnName(change.name, isSelf);
      const changed = changedRecord(before, change);
      const customFields = change.customFields
        ? await this.checked(caller, changed.customFields, before)
        : before.customFields;
      await this.records.keep(caller.workspaceId, memberId, { ...changed, customFields });
      if (change.name !== undefined) await this.users.rename(caller.userId, change.name);
      const after = await this.records.details(caller, memberId);
      await this.record(caller, 'member.profile_changed', before, after);
      return after;
    });
  }

  /**
   * Replaces the whole employment record.
   * @throws memberNotFound; invalidInput for custom fields; versionClash when it has changed since
   */
  set(caller: Principal, memberId: string, input: EmploymentInput, seen?: number): Promise<EmploymentView> {
    return this.memberships.withPermission(caller, 'employees:edit', async () => {
      await this.memberships.lockTarget(caller.workspaceId, memberId);
      const before = await this.records.details(caller, memberId);
      assertSeen(before.version, seen);
      const customFields = await this.checked(caller, input.customFields, before);
      await this.records.keep(caller.workspaceId, memberId, { ...input, customFields });
      const after = await this.records.details(caller, memberId);
      await this.record(caller, 'member.employment_changed', before, after);
      return this.records.get(caller, memberId);
    });
  }

  private async checked(
    { workspaceId }: Principal,
    values: Readonly<Record<string, unknown>>,
    { customFields: held }: EmploymentFacts,
  ): Promise<EmploymentFacts['customFields']> {
    return { ...(await this.fields.validateValues(workspaceId, 'member', values, { isFinal: true, held })) };
  }

  private async record(
    caller: Principal,
    action: 'member.profile_changed' | 'member.employment_changed',
    before: MemberDetails,
    after: MemberDetails,
  ): Promise<void> {
    const { id, name } = after;
    const changes = changesOf(audited(before), audited(after));
    await this.trail.inWorkspace(caller.workspaceId, caller, { action, target: { id, name }, ...changes });
    if (before.name === name) return;
    const renaming = { before: { name: before.name }, after: { name } };
    await this.trail.ofPerson(caller.userId, caller, { action: 'profile.changed', ...renaming });
  }
}

const audited = ({ name, hiredOn, phone, address, customFields }: MemberDetails) => ({
  name,
  hiredOn,
  phone,
  address,
  customFields,
});
