import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentCaller, RequirePermission } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import type { Principal } from '../../../access/principal';
import { Endpoint } from '../../../kernel/http/operation';
import { JobId, jobNotFound } from '../../account';
import { JobPayChange, JobPayInput, JobPayPage, PayQuery } from '../pay-rates.contract';
import { currencyForeign, payAlreadySet } from '../pay-rates.problems';
import { JobPayService } from './job-pay.service';

@ApiController('pay/jobs', 'Pay rates')
export class JobPayController {
  constructor(private readonly pay: JobPayService) {}

  @Get(':jobId')
  @RequirePermission('pay_rates:read', 'all')
  @Endpoint({
    id: 'listJobPay',
    summary: 'List the pay changes of a job',
    description:
      'Latest effective date first. A job without a change is paid at each member’s own rate and counts towards overtime.',
    response: { status: 200, description: 'A page of pay changes.', schema: JobPayPage },
    errors: [jobNotFound],
  })
  list(
    @CurrentCaller() caller: Principal,
    @Param('jobId', { schema: JobId }) jobId: string,
    @Query({ schema: PayQuery }) query: PayQuery,
  ): Promise<JobPayPage> {
    return this.pay.list(caller, jobId, query);
  }

  @Post(':jobId')
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
  add(
    @CurrentCaller() caller: Principal,
    @Param('jobId', { schema: JobId }) jobId: string,
    @Body({ schema: JobPayInput }) input: JobPayInput,
  ): Promise<JobPayChange> {
    return this.pay.add(caller, jobId, input);
  }
}
