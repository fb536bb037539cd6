import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '../../access/principal';
import { READS, Tool, Tools } from '../../mcp';
import { ClockSetupService, ClockSetupView, CompanyService, CompanyView } from './company';
import { JobPage, JobsQuery, JobsService } from './jobs';
import { LocationPage, LocationsQuery, LocationsService } from './locations';

/** The company record, jobs, clock locations and the clock-in setup. */
@Injectable()
@Tools('account')
export class AccountTools {
  constructor(
    private readonly company: CompanyService,
    private readonly jobs: JobsService,
    private readonly locations: LocationsService,
    private readonly setup: ClockSetupService,
  ) {}

  @Tool({
    name: 'get_company',
    title: 'Get the company record',
    description:
      'Returns the company record: name, time zone, currency, locale and legal address. Employees see only name and time zone. Changes nothing.',
    operation: 'getCompany',
    input: z.strictObject({}),
    output: CompanyView,
    effect: READS,
  })
  getCompany(caller: Principal): Promise<CompanyView> {
    return this.company.get(caller);
  }

  @Tool({
    name: 'list_jobs',
    title: 'List jobs',
    description:
      'Lists the jobs that hours are recorded for, oldest first; only active ones unless `status` is set. Use it to find the id (job_...) of a job by name. Employees see the jobs that they can choose. Changes nothing.',
    operation: 'listJobs',
    input: JobsQuery,
    output: JobPage,
    effect: READS,
  })
  listJobs(caller: Principal, query: JobsQuery): Promise<JobPage> {
    return this.jobs.list(caller, query);
  }

  @Tool({
    name: 'list_locations',
    title: 'List clock locations',
    description:
      'Lists the locations where people are expected to clock in, with their circles (radius in metres) and networks. Changes nothing.',
    operation: 'listLocations',
    input: LocationsQuery,
    output: LocationPage,
    effect: READS,
  })
  listLocations(caller: Principal, query: LocationsQuery): Promise<LocationPage> {
    return this.locations.list(caller, query);
  }

  @Tool({
    name: 'get_clock_in_setup',
    title: 'Get the clock-in setup',
    description:
      'Returns the clock-in settings: whether a job or a note is required, whether an unrecognised location adds a warning, and after how many seconds an open entry counts as a forgotten clock-out. Changes nothing.',
    operation: 'getClockInSetup',
    input: z.strictObject({}),
    output: ClockSetupView,
    effect: READS,
  })
  clockSetup({ workspaceId }: Principal): Promise<ClockSetupView> {
    return this.setup.setupOf(workspaceId);
  }
}
