import { Injectable } from '@nestjs/common';
import { Sql } from '../../kernel/database/sql';
import type { PostalAddress } from '../../kernel/place/postal-address.contract';
import { type ClockSetupInput, ClockSetupRepository } from './company';
import type { JobFacts } from './jobs';
import type { Geofence } from './locations';
import type { FieldKind, FieldSubject } from './records';

/** An imported item. Instants are RFC 3339. */
interface Imported {
  readonly id: string;
  readonly archivedAt: string | null;
  readonly createdAt: string;
}

export type ImportedJob = Imported & JobFacts;

export interface ImportedLocation extends Imported {
  readonly name: string;
  readonly geofences: readonly Geofence[];
  readonly networks: readonly string[];
}

export interface ImportedField extends Imported {
  readonly subject: FieldSubject;
  readonly name: string;
  readonly kind: FieldKind;
  readonly choices: readonly string[];
  readonly isRequired: boolean;
  readonly position: number;
}

export interface ImportedAccount {
  readonly legalAddress: PostalAddress;
  readonly jobs: readonly ImportedJob[];
  readonly assignments: readonly { readonly memberId: string; readonly jobId: string }[];
  readonly locations: readonly ImportedLocation[];
  readonly fields: readonly ImportedField[];
  readonly clockSetup: ClockSetupInput;
}

/** Imports company data from sample data, with past dates. Runs in the caller’s transaction. */
@Injectable()
export class AccountImportRepository {
  constructor(
    private readonly sql: Sql,
    private readonly clockSetup: ClockSetupRepository,
  ) {}

  async import(workspaceId: string, account: ImportedAccount): Promise<void> {
    await this.sql.addAll('company', workspaceId, [{ legalAddress: account.legalAddress }]);
    await this.sql.addAll('job', workspaceId, account.jobs);
    const choosers = new Set(account.assignments.map(({ memberId }) => memberId));
    await this.sql.addAll(
      'job_choice',
      workspaceId,
      [...choosers].map((memberId) => ({ memberId })),
    );
    await this.sql.addAll('job_assignment', workspaceId, account.assignments);
    await this.sql.addAll('clock_location', workspaceId, account.locations);
    await this.sql.addAll('custom_field', workspaceId, account.fields);
    await this.clockSetup.set(workspaceId, account.clockSetup);
  }
}
