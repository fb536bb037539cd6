import { Injectable } from '@nestjs/common';
import { weeksOf } from '../../pay-rates';
import {
  column,
  defineReport,
  MEMBER_COLUMNS,
  type Report,
  type Row,
  type Scope,
  UNAPPROVED_COLUMN,
  unapprovedOf,
  unapprovedText,
} from '../framework';
import { HourReportsRepository, type JobRow } from './hour-reports.repository';
import type { HoursContext } from './hours-context';
import { HoursReader, type MemberHours } from './hours-reader';
import { JobCostingFilters, JobCostingQuery } from './job-costing.contract';
import { costOf, type JobCost, jobCostsOf, summed } from './job-costing.rules';
import { payrollOfMember } from './member-payroll';

type JobNames = ReadonlyMap<string | null, JobRow>;

@Injectable()
export class JobCostingReport implements Report<JobCostingQuery> {
  static readonly about = defineReport({
    name: 'job-costing',
    operationId: 'getJobCosting',
    summary: 'Get the cost of jobs',
    title: 'Job Costing',
    description:
      'The cost of each job: regular pay of its hours in the range, and its share of the overtime premiums of the weeks that end in the range, by overtime hours. The total equals Payroll Summary without salaries; hours paid by a salary are listed at no cost. Hours without a job have a row with a blank job. If an hour has no rate, the row needs review and its cost is blank.',
    filters: JobCostingFilters,
    query: JobCostingQuery,
    permissions: ['reports:read', 'pay_rates:read'],
    columns: [
      column('jobId', 'Job id', 'text'),
      column('jobName', 'Job', 'text'),
      column('jobCode', 'Job code', 'text'),
      ...MEMBER_COLUMNS,
      column('workedSeconds', 'Worked', 'seconds'),
      column('salariedSeconds', 'Paid by a salary', 'seconds'),
      column('missingSeconds', 'Without a rate', 'seconds'),
      column('overtimeSeconds', 'Overtime paid', 'seconds'),
      column('regularPay', 'Regular pay', 'money'),
      column('overtimePay', 'Overtime premium', 'money'),
      column('cost', 'Cost', 'money'),
      column('status', 'Status', 'text'),
      UNAPPROVED_COLUMN,
    ],
  });
  readonly about = JobCostingReport.about;

  constructor(
    private readonly hours: HoursReader,
    private readonly repository: HourReportsRepository,
  ) {}

  async *rows(scope: Scope<JobCostingQuery>): AsyncGenerator<Row> {
    const context = await this.hours.contextOf(scope);
    const jobs = new Map(
      (await scope.run.read(() => this.repository.listJobs(scope.workspaceId))).map(
        (job): [string | null, JobRow] => [job.id, job],
      ),
    );
    if (scope.query.by === 'job') yield* await this.byJob(context, jobs);
    else yield* this.byMember(context, jobs);
  }

  /** One row per job, ordered by name. Only one sum per job is held in memory. */
  private async byJob(context: HoursContext, jobs: JobNames): Promise<Row[]> {
    let sums: JobCost[] = [];
    const unapproved = new Map<string | null, number>();
    for await (const hours of this.hours.members(context)) {
      const costs = costsOf(hours, context);
      sums = summed([...sums, ...costs]);
      const timesheets = unapprovedOf(context.scope, hours.member.id).length;
      for (const { jobId } of costs) unapproved.set(jobId, (unapproved.get(jobId) ?? 0) + timesheets);
    }
    return inOrder(sums, jobs).map((cost) =>
      rowOf(cost, jobs, {
        memberId: null,
        memberName: null,
        unapprovedTimesheets: String(unapproved.get(cost.jobId) || ''),
      }),
    );
  }

  private async *byMember(context: HoursContext, jobs: JobNames): AsyncGenerator<Row> {
    for await (const hours of this.hours.members(context)) {
      const { id, name } = hours.member;
      const theirs = {
        memberId: id,
        memberName: name,
        unapprovedTimesheets: unapprovedText(context.scope, id),
      };
      yield* inOrder(costsOf(hours, context), jobs).map((cost) => rowOf(cost, jobs, theirs));
    }
  }
}

const costsOf = (hours: MemberHours, context: HoursContext): JobCost[] =>
  jobCostsOf(payrollOfMember(hours, context), weeksOf(hours.works, context));

/** In the order of the jobs, by name; hours without a job come last. */
const inOrder = (costs: readonly JobCost[], jobs: JobNames): JobCost[] => {
  const byJob = new Map(costs.map((cost) => [cost.jobId, cost]));
  return [...jobs.keys(), null].flatMap((jobId) => byJob.get(jobId) ?? []);
};

function rowOf(
  cost: JobCost,
  jobs: JobNames,
  subject: Pick<Row['cells'], 'memberId' | 'memberName' | 'unapprovedTimesheets'>,
): Row {
  const job = jobs.get(cost.jobId);
  const amount = costOf(cost);
  return {
    cells: {
      jobId: cost.jobId,
      jobName: job?.name ?? null,
      jobCode: job?.code ?? null,
      workedSeconds: cost.workedSeconds,
      salariedSeconds: cost.salariedSeconds,
      missingSeconds: cost.missingSeconds,
      overtimeSeconds: cost.overtimeSeconds,
      regularPay: cost.regular,
      overtimePay: cost.premium,
      cost: amount,
      status: amount === null ? 'needs_review' : 'ready',
      ...subject,
    },
  };
}
