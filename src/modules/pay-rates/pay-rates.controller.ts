import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentCaller, RequirePermission } from '../../access/access-rules';
import { ApiController } from '../../access/api-controller';
import type { Principal } from '../../access/principal';
import { Endpoint } from '../../kernel/http/operation';
import { SeenVersion } from '../../kernel/http/seen-version';
import { versionClash } from '../../kernel/problem/version.problems';
import { JobId, jobNotFound } from '../account';
import { MemberId, memberNotFound } from '../members';
import { PayChangesService } from './pay-changes.service';
import {
  JobPayChange,
  JobPayInput,
  JobPayPage,
  MemberPayChange,
  MemberPayInput,
  MemberPayPage,
  PayChangeId,
  PayChangeView,
  PayQuery,
  VoidInput,
} from './pay-rates.contract';
import { currencyForeign, payAlreadySet, payChangeNotFound, payChangeVoided } from './pay-rates.problems';

@ApiController('pay', 'Pay rates')
export class PayRatesController {
  constructor(private readonly pay: PayChangesService) {}

  @Get('members/:memberId')
  @RequirePermission('pay_rates:read', 'own')
  @Endpoint({
    id: 'listMemberPay',
    summary: 'List the pay changes of a member',
    description:
      'Latest effective date first. Each change applies from its day until the next one. Employees see only their own.',
    response: { status: 200, description: 'A page of pay changes.', schema: MemberPayPage },
    errors: [memberNotFound],
  })
  listMemberPay(
    @CurrentCaller() caller: Principal,
    @Param('memberId', { schema: MemberId }) memberId: string,
    @Query({ schema: PayQuery }) query: PayQuery,
  ): Promise<MemberPayPage> {
    return this.pay.listMemberPay(caller, memberId, query);
  }

  @Post('members/:memberId')
  @RequirePermission('pay_rates:edit', 'all')
  @Endpoint({
    id: 'setMemberPay',
    summary: 'Set the pay of a member from a day on',
    description:
      'Adds a pay change, which may take effect in the past or in the future. Pay changes are never edited; void a wrong one. Reports of past days use the change immediately.',
    response: { status: 201, description: 'The new pay change.', schema: MemberPayChange },
    example: {
      effectiveOn: '2026-01-01',
      kind: 'hourly',
      rate: { amount: 2150, currency: 'USD' },
      isOvertimeExempt: false,
      paySchedule: 'biweekly',
      anchoredOn: '2026-01-04',
    },
    errors: [memberNotFound, payAlreadySet, currencyForeign],
  })
  setMemberPay(
    @CurrentCaller() caller: Principal,
    @Param('memberId', { schema: MemberId }) memberId: string,
    @Body({ schema: MemberPayInput }) input: MemberPayInput,
  ): Promise<MemberPayChange> {
    return this.pay.setMemberPay(caller, memberId, input);
  }

  @Post('changes/:payChangeId/void')
  @RequirePermission('pay_rates:edit', 'all')
  @Endpoint({
    id: 'voidPayChange',
    summary: 'Void a pay change',
    description:
      'The change stays in the history but no longer applies; the previous change applies instead. Reports of past days are updated immediately.',
    response: { status: 200, description: 'The voided change.', schema: PayChangeView },
    example: { reason: 'Entered for the wrong person.' },
    errors: [payChangeNotFound, payChangeVoided, versionClash],
  })
  void(
    @CurrentCaller() caller: Principal,
    @Param('payChangeId', { schema: PayChangeId }) changeId: string,
    @Body({ schema: VoidInput }) input: VoidInput,
    @SeenVersion() seen: number | undefined,
  ): Promise<PayChangeView> {
    return this.pay.void(caller, changeId, input, seen);
  }

  @Get('jobs/:jobId')
  @RequirePermission('pay_rates:read', 'all')
  @Endpoint({
    id: 'listJobPay',
    summary: 'List the pay changes of a job',
    description:
      'Latest effective date first. A job without a change is paid at each member’s own rate and counts towards overtime.',
    response: { status: 200, description: 'A page of pay changes.', schema: JobPayPage },
    errors: [jobNotFound],
  })
  listJobPay(
    @CurrentCaller() caller: Principal,
    @Param('jobId', { schema: JobId }) jobId: string,
    @Query({ schema: PayQuery }) query: PayQuery,
  ): Promise<JobPayPage> {
    return this.pay.listJobPay(caller, jobId, query);
  }

  @Post('jobs/:jobId')
  @RequirePermission('pay_rates:edit', 'all')
  @Endpoint({
    id: 'setJobPay',
    summary: 'Set the pay of a job from a day on',
    description:
      'A job rate replaces the hourly rate of the members who work it. Reports of past days use the change immediately.',
    response: { status: 201, description: 'The new pay change.', schema: JobPayChange },
    example: {
      effectiveOn: '2026-01-01',
      isPaid: true,
      isOvertimeEligible: true,
      rate: { amount: 1850, currency: 'USD' },
    },
    errors: [jobNotFound, payAlreadySet, currencyForeign],
  })
  setJobPay(
    @CurrentCaller() caller: Principal,
    @Param('jobId', { schema: JobId }) jobId: string,
    @Body({ schema: JobPayInput }) input: JobPayInput,
  ): Promise<JobPayChange> {
    return this.pay.setJobPay(caller, jobId, input);
  }
}
