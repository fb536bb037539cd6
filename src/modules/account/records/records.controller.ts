import { Body, Get, Param, Patch, Put } from '@nestjs/common';
import { CurrentCaller, RequirePermission } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import type { Principal } from '../../../access/principal';
import { Endpoint } from '../../../kernel/http/operation';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { versionClash } from '../../../kernel/problem/version.problems';
import { EmploymentService, EmploymentView, MemberDetails, MemberId, memberNotFound } from '../../members';
import { EmploymentInput, MemberChange } from './records.contract';
import { nameIsPersonal } from './records.problems';
import { RecordsService } from './records.service';

@ApiController('members', 'Members')
export class RecordsController {
  constructor(
    private readonly records: RecordsService,
    private readonly employment: EmploymentService,
  ) {}

  @Patch(':memberId')
  @RequirePermission('employees:edit', 'own')
  @Endpoint({
    id: 'changeMember',
    summary: 'Change a member’s details',
    description:
      'Changes phone, address and custom fields, and your own name. Employees can change only their own details.',
    response: { status: 200, description: 'The changed member.', schema: MemberDetails },
    example: {
      phone: '+1 207 555 0100',
      address: {
        street: '12 Quay Street',
        city: 'Portland',
        region: 'ME',
        postalCode: '04101',
        country: 'US',
      },
    },
    errors: [memberNotFound, nameIsPersonal, versionClash],
  })
  change(
    @CurrentCaller() caller: Principal,
    @Param('memberId', { schema: MemberId }) memberId: string,
    @Body({ schema: MemberChange }) change: MemberChange,
    @SeenVersion() seen: number | undefined,
  ): Promise<MemberDetails> {
    return this.records.change(caller, memberId, change, seen);
  }

  @Get(':memberId/employment')
  @RequirePermission('employees:read', 'own')
  @Endpoint({
    id: 'getEmployment',
    summary: 'Get a member’s employment record',
    response: {
      status: 200,
      description: 'The employment record; unknown fields are null.',
      schema: EmploymentView,
    },
    errors: [memberNotFound],
  })
  get(
    @CurrentCaller() caller: Principal,
    @Param('memberId', { schema: MemberId }) memberId: string,
  ): Promise<EmploymentView> {
    return this.employment.get(caller, memberId);
  }

  @Put(':memberId/employment')
  @RequirePermission('employees:edit', 'all')
  @Endpoint({
    id: 'setEmployment',
    summary: 'Set a member’s employment record',
    description: 'Replaces the whole record. Later accruals that depend on the hire date use the new date.',
    response: { status: 200, description: 'The new employment record.', schema: EmploymentView },
    example: { hiredOn: '2026-03-02', phone: '+1 207 555 0100', address: null, customFields: {} },
    errors: [memberNotFound, versionClash],
  })
  set(
    @CurrentCaller() caller: Principal,
    @Param('memberId', { schema: MemberId }) memberId: string,
    @Body({ schema: EmploymentInput }) input: EmploymentInput,
    @SeenVersion() seen: number | undefined,
  ): Promise<EmploymentView> {
    return this.records.set(caller, memberId, input, seen);
  }
}
