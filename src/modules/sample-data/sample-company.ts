import { Injectable } from '@nestjs/common';
import { AccountImportService } from '../account';
import { MemberImportService } from '../members';
import { PayImportRepository } from '../pay-rates';
import { RulesImportService } from '../rules';
import type { SamplePlan } from './plan.rules';

/** Imports members, company data, rules and pay. */
@Injectable()
export class SampleCompany {
  constructor(
    private readonly members: MemberImportService,
    private readonly account: AccountImportService,
    private readonly rules: RulesImportService,
    private readonly pay: PayImportRepository,
  ) {}

  async import(workspaceId: string, plan: SamplePlan): Promise<void> {
    await this.members.import(workspaceId, plan.members);
    await this.account.import(workspaceId, plan.account);
    await this.rules.import(workspaceId, plan.rules);
    await this.pay.import(workspaceId, plan.pay);
  }
}
