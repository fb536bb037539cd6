import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '../../access/principal';
import {
  CompanyService,
  CompanyView,
  JobPage,
  JobsQuery,
  JobsService,
  LocationPage,
  LocationsQuery,
  LocationsService,
} from '../../modules/account';
import { READS, Tool } from '../tool';

/** The company and what its people clock on. */
@Injectable()
export class CompanyTools {
  constructor(
    private readonly company: CompanyService,
    private readonly jobs: JobsService,
    private readonly locations: LocationsService,
  ) {}

  @Tool({
    name: 'get_company',
    title: 'Get the company record',
    description:
      'Tells the company’s record: name, time zone, currency, locale and legal address. An employee sees name and time zone. Changes nothing.',
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
      'Lists the jobs that hours are clocked on, oldest first, those in use unless `status` says otherwise. Use it to find the id (job_...) of a job that is named. An employee sees the jobs they may pick. Changes nothing.',
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
      'Lists the places where people are expected to clock in, with their circles (metres) and networks. Changes nothing.',
    operation: 'listLocations',
    input: LocationsQuery,
    output: LocationPage,
    effect: READS,
  })
  listLocations(caller: Principal, query: LocationsQuery): Promise<LocationPage> {
    return this.locations.list(caller, query);
  }
}
