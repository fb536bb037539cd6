import { Injectable } from '@nestjs/common';
import { AccountAdoptionRepository } from '../account';
import { MemberAdoptionService } from '../members';
import { PayAdoptionRepository } from '../pay-rates';
import { RulesAdoptionService } from '../rules';
import type { SamplePlan } from './plan/plan.rules';

/** Has the areas take over what a company is: its people, its record, its rules and its pay. */
@Injectable()
export class SampleCompany {
  constructor(
    private readonly members: MemberAdoptionService,
    private readonly account: AccountAdoptionRepository,
    private readonly rules: RulesAdoptionService,
    private readonly pay: PayAdoptionRepository,
  ) {}

  async adopt(workspaceId: string, plan: SamplePlan): Promise<void> {
    await this.members.adopt(workspaceId, plan.members);
    await this.account.adopt(workspaceId, plan.account);
    await this.rules.adopt(workspaceId, plan.rules);
    await this.pay.adopt(workspaceId, plan.pay);
  }
}
