import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { MembersService } from '../members';
import type { EmploymentFacts, EmploymentView, MemberDetails } from './employment.contract';
import { EmploymentRepository } from './employment.repository';

const NOTHING_KNOWN: EmploymentFacts = { hiredOn: null, phone: null, address: null, customFields: {} };

@Injectable()
export class EmploymentService {
  constructor(
    private readonly records: EmploymentRepository,
    private readonly members: MembersService,
  ) {}

  /** A member's first day of work, `YYYY-MM-DD`; null when not known. */
  async hiredOn(workspaceId: string, memberId: string): Promise<string | null> {
    return (await this.employmentOf(workspaceId, memberId)).hiredOn;
  }

  /** A member's employment record; empty when none was saved. */
  async employmentOf(workspaceId: string, memberId: string): Promise<EmploymentFacts> {
    return (await this.records.find(workspaceId, memberId)) ?? NOTHING_KNOWN;
  }

  /** Saves a validated record in the caller's transaction. */
  keep(workspaceId: string, memberId: string, facts: EmploymentFacts): Promise<void> {
    return this.records.set(workspaceId, memberId, facts);
  }

  /** @throws memberNotFound also for a member outside the caller's reach */
  async get(caller: Principal, memberId: string): Promise<EmploymentView> {
    const { version } = await this.members.get(caller, memberId);
    return { memberId, ...(await this.employmentOf(caller.workspaceId, memberId)), version };
  }

  /** A member with their record. @throws memberNotFound also for a member outside the caller's reach */
  async details(caller: Principal, memberId: string): Promise<MemberDetails> {
    const member = await this.members.get(caller, memberId);
    return { ...member, ...(await this.employmentOf(caller.workspaceId, memberId)) };
  }
}
