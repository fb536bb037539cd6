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
    summary: 'List what a job is paid',
    description:
      'Latest day first. Without any change a job is paid at each one’s own rate and counts for overtime.',
    response: { status: 200, description: 'A page of changes.', schema: JobPayPage },
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
    summary: 'Set what a job is paid from a day on',
    description:
      'A rate of the job’s own stands in place of the rate of whoever works it by the hour. Reports of past days follow at once.',
    response: { status: 201, description: 'The change.', schema: JobPayChange },
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
