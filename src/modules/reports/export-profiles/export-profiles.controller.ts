import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiController } from '../../../access/api-controller';
import { Allow, Who } from '../../../access/doors';
import type { Principal } from '../../../access/principal';
import { Answers } from '../../../kernel/http/operation';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { versionClash } from '../../../kernel/problem/version.problems';
import { itemArchived, itemNotArchived } from '../../account';
import {
  ExportProfileChange,
  ExportProfileId,
  ExportProfilePage,
  ExportProfilesQuery,
  ExportProfileView,
  NewExportProfile,
} from './export-profiles.contract';
import {
  exportProfileLimitReached,
  exportProfileNameTaken,
  exportProfileNotFound,
} from './export-profiles.problems';
import { ExportProfilesService } from './export-profiles.service';

@ApiController('export-profiles', 'Export profiles')
export class ExportProfilesController {
  constructor(private readonly profiles: ExportProfilesService) {}

  @Get()
  @Allow('reports:read', 'all')
  @Answers({
    id: 'listExportProfiles',
    summary: 'List export profiles',
    description: 'Oldest first, those in use unless `status` says otherwise.',
    answer: { status: 200, says: 'A page of export profiles.', schema: ExportProfilePage },
  })
  list(
    @Who() who: Principal,
    @Query({ schema: ExportProfilesQuery }) query: ExportProfilesQuery,
  ): Promise<ExportProfilePage> {
    return this.profiles.list(who, query);
  }

  @Post()
  @Allow('reports:edit', 'all')
  @Answers({
    id: 'addExportProfile',
    summary: 'Add an export profile',
    answer: { status: 201, says: 'The export profile.', schema: ExportProfileView },
    description:
      'A shape of CSV that a payroll provider takes: which columns in which order, under which headings. Download by it with `GET /reports/payroll-summary?profile=exp_...`.',
    example: {
      name: 'Payroll provider',
      columns: [
        { key: 'memberName', heading: 'Employee' },
        { key: 'to', heading: 'Period end' },
        { key: 'workedSeconds', heading: 'Hours' },
        { key: 'grossPay', heading: 'Gross' },
      ],
      delimiter: 'semicolon',
      decimalSign: 'comma',
      dateForm: 'DD.MM.YYYY',
      hoursForm: 'h:mm',
    },
    refuses: [exportProfileLimitReached, exportProfileNameTaken],
  })
  add(
    @Who() who: Principal,
    @Body({ schema: NewExportProfile }) wish: NewExportProfile,
  ): Promise<ExportProfileView> {
    return this.profiles.add(who, wish);
  }

  @Get(':profileId')
  @Allow('reports:read', 'all')
  @Answers({
    id: 'getExportProfile',
    summary: 'Get an export profile',
    answer: { status: 200, says: 'The export profile, in use or archived.', schema: ExportProfileView },
    refuses: [exportProfileNotFound],
  })
  get(
    @Who() who: Principal,
    @Param('profileId', { schema: ExportProfileId }) id: string,
  ): Promise<ExportProfileView> {
    return this.profiles.get(who, id);
  }

  @Patch(':profileId')
  @Allow('reports:edit', 'all')
  @Answers({
    id: 'changeExportProfile',
    summary: 'Change an export profile',
    answer: { status: 200, says: 'The export profile as it is now.', schema: ExportProfileView },
    example: { name: 'Payroll provider, weekly', delimiter: 'tab' },
    refuses: [exportProfileNotFound, exportProfileNameTaken, itemArchived, versionClash],
  })
  change(
    @Who() who: Principal,
    @Param('profileId', { schema: ExportProfileId }) id: string,
    @Body({ schema: ExportProfileChange }) change: ExportProfileChange,
    @SeenVersion() seen: number | undefined,
  ): Promise<ExportProfileView> {
    return this.profiles.change(who, id, change, seen);
  }

  @Post(':profileId/archive')
  @Allow('reports:edit', 'all')
  @Answers({
    id: 'archiveExportProfile',
    summary: 'Archive an export profile',
    description: 'Nothing is downloaded by it any more.',
    answer: { status: 200, says: 'The archived export profile.', schema: ExportProfileView },
    refuses: [exportProfileNotFound, itemArchived, versionClash],
  })
  archive(
    @Who() who: Principal,
    @Param('profileId', { schema: ExportProfileId }) id: string,
    @SeenVersion() seen: number | undefined,
  ): Promise<ExportProfileView> {
    return this.profiles.archive(who, id, seen);
  }

  @Post(':profileId/restore')
  @Allow('reports:edit', 'all')
  @Answers({
    id: 'restoreExportProfile',
    summary: 'Restore an export profile',
    answer: { status: 200, says: 'The export profile, in use again.', schema: ExportProfileView },
    refuses: [
      exportProfileNotFound,
      itemNotArchived,
      versionClash,
      exportProfileLimitReached,
      exportProfileNameTaken,
    ],
  })
  restore(
    @Who() who: Principal,
    @Param('profileId', { schema: ExportProfileId }) id: string,
    @SeenVersion() seen: number | undefined,
  ): Promise<ExportProfileView> {
    return this.profiles.restore(who, id, seen);
  }
}
