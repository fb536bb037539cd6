import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { ApiController } from '../../../access/api-controller';
import { Allow, Who } from '../../../access/doors';
import type { Principal } from '../../../access/principal';
import { Answers } from '../../../kernel/http/operation';
import { JobId, jobNotFound } from '../../account';
import { JobPayChange, JobPayPage, JobPayWish, PayQuery } from '../pay-rates.contract';
import { currencyForeign, payAlreadySet } from '../pay-rates.problems';
import { JobPayService } from './job-pay.service';

@ApiController('pay/jobs', 'Pay rates')
export class JobPayController {
  constructor(private readonly pay: JobPayService) {}

  @Get(':jobId')
  @Allow('pay_rates:read', 'all')
  @Answers({
    id: 'listJobPay',
    summary: 'List what a job is paid',
    description:
      'Latest day first. Without any change a job is paid at each one’s own rate and counts for overtime.',
    answer: { status: 200, says: 'A page of changes.', schema: JobPayPage },
    refuses: [jobNotFound],
  })
  list(
    @Who() who: Principal,
    @Param('jobId', { schema: JobId }) jobId: string,
    @Query({ schema: PayQuery }) query: PayQuery,
  ): Promise<JobPayPage> {
    return this.pay.list(who, jobId, query);
  }

  @Post(':jobId')
  @Allow('pay_rates:edit', 'all')
  @Answers({
    id: 'setJobPay',
    summary: 'Set what a job is paid from a day on',
    description:
      'A rate of the job’s own stands in place of the rate of whoever works it by the hour. Reports of past days follow at once.',
    answer: { status: 201, says: 'The change.', schema: JobPayChange },
    example: {
      effectiveOn: '2026-01-01',
      isPaid: true,
      isOvertimeEligible: true,
      rate: { amount: 1850, currency: 'USD' },
    },
    refuses: [jobNotFound, payAlreadySet, currencyForeign],
  })
  add(
    @Who() who: Principal,
    @Param('jobId', { schema: JobId }) jobId: string,
    @Body({ schema: JobPayWish }) wish: JobPayWish,
  ): Promise<JobPayChange> {
    return this.pay.add(who, jobId, wish);
  }
}
