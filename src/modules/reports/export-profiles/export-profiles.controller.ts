import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { CurrentCaller, RequirePermission } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import type { Principal } from '../../../access/principal';
import { Endpoint } from '../../../kernel/http/operation';
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
  @RequirePermission('reports:read', 'all')
  @Endpoint({
    id: 'listExportProfiles',
    summary: 'List export profiles',
    description: 'Oldest first. Only active profiles, unless `status` says otherwise.',
    response: { status: 200, description: 'A page of export profiles.', schema: ExportProfilePage },
  })
  list(
    @CurrentCaller() caller: Principal,
    @Query({ schema: ExportProfilesQuery }) query: ExportProfilesQuery,
  ): Promise<ExportProfilePage> {
    return this.profiles.list(caller, query);
  }

  @Post()
  @RequirePermission('reports:edit', 'all')
  @Endpoint({
    id: 'addExportProfile',
    summary: 'Add an export profile',
    response: { status: 201, description: 'The export profile.', schema: ExportProfileView },
    description:
      'A CSV format for a payroll provider: its columns, their order and headings. Download the file with `GET /reports/payroll-summary?profile=exp_...`.',
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
    errors: [exportProfileLimitReached, exportProfileNameTaken],
  })
  add(
    @CurrentCaller() caller: Principal,
    @Body({ schema: NewExportProfile }) input: NewExportProfile,
  ): Promise<ExportProfileView> {
    return this.profiles.add(caller, input);
  }

  @Get(':profileId')
  @RequirePermission('reports:read', 'all')
  @Endpoint({
    id: 'getExportProfile',
    summary: 'Get an export profile',
    response: {
      status: 200,
      description: 'The export profile, active or archived.',
      schema: ExportProfileView,
    },
    errors: [exportProfileNotFound],
  })
  get(
    @CurrentCaller() caller: Principal,
    @Param('profileId', { schema: ExportProfileId }) id: string,
  ): Promise<ExportProfileView> {
    return this.profiles.get(caller, id);
  }

  @Patch(':profileId')
  @RequirePermission('reports:edit', 'all')
  @Endpoint({
    id: 'changeExportProfile',
    summary: 'Change an export profile',
    response: { status: 200, description: 'The changed export profile.', schema: ExportProfileView },
    example: { name: 'Payroll provider, weekly', delimiter: 'tab' },
    errors: [exportProfileNotFound, exportProfileNameTaken, itemArchived, versionClash],
  })
  change(
    @CurrentCaller() caller: Principal,
    @Param('profileId', { schema: ExportProfileId }) id: string,
    @Body({ schema: ExportProfileChange }) change: ExportProfileChange,
    @SeenVersion() seen: number | undefined,
  ): Promise<ExportProfileView> {
    return this.profiles.change(caller, id, change, seen);
  }

  @Post(':profileId/archive')
  @RequirePermission('reports:edit', 'all')
  @Endpoint({
    id: 'archiveExportProfile',
    summary: 'Archive an export profile',
    description: 'An archived profile cannot be used for downloads.',
    response: { status: 200, description: 'The archived export profile.', schema: ExportProfileView },
    errors: [exportProfileNotFound, itemArchived, versionClash],
  })
  archive(
    @CurrentCaller() caller: Principal,
    @Param('profileId', { schema: ExportProfileId }) id: string,
    @SeenVersion() seen: number | undefined,
  ): Promise<ExportProfileView> {
    return this.profiles.archive(caller, id, seen);
  }

  @Post(':profileId/restore')
  @RequirePermission('reports:edit', 'all')
  @Endpoint({
    id: 'restoreExportProfile',
    summary: 'Restore an export profile',
    response: { status: 200, description: 'The restored export profile.', schema: ExportProfileView },
    errors: [
      exportProfileNotFound,
      itemNotArchived,
      versionClash,
      exportProfileLimitReached,
      exportProfileNameTaken,
    ],
  })
  restore(
    @CurrentCaller() caller: Principal,
    @Param('profileId', { schema: ExportProfileId }) id: string,
    @SeenVersion() seen: number | undefined,
  ): Promise<ExportProfileView> {
    return this.profiles.restore(caller, id, seen);
  }
}
