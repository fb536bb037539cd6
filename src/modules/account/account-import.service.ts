import { Injectable } from '@nestjs/common';
import type { PostalAddress } from '../../kernel/place/postal-address.contract';
import { type ClockSetupInput, ClockSetupRepository, CompanyRepository } from './company';
import { type ImportedJobs, JobsRepository } from './jobs';
import { type ImportedLocation, LocationsRepository } from './locations';
import { CustomFieldsRepository, type ImportedField } from './records';

export interface ImportedAccount extends ImportedJobs {
  readonly legalAddress: PostalAddress;
  readonly locations: readonly ImportedLocation[];
  readonly fields: readonly ImportedField[];
  readonly clockSetup: ClockSetupInput;
}

/** Imports company data from sample data, with past dates. Runs in the caller’s transaction. */
@Injectable()
export class AccountImportService {
  constructor(
    private readonly company: CompanyRepository,
    private readonly clockSetup: ClockSetupRepository,
    private readonly jobs: JobsRepository,
    private readonly locations: LocationsRepository,
    private readonly fields: CustomFieldsRepository,
  ) {}

  async import(workspaceId: string, account: ImportedAccount): Promise<void> {
    await this.company.set(workspaceId, { legalAddress: account.legalAddress, locale: null, logo: null });
    await this.jobs.import(workspaceId, account);
    await this.locations.import(workspaceId, account.locations);
    await this.fields.import(workspaceId, account.fields);
    await this.clockSetup.set(workspaceId, account.clockSetup);
  }
}
