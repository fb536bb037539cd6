import { Body, Get, Param, Patch, Put } from '@nestjs/common';
import { CurrentCaller, RequirePermission } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import type { Principal } from '../../../access/principal';
import { Endpoint } from '../../../kernel/http/operation';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { versionClash } from '../../../kernel/problem/version.problems';
import { EmploymentService, EmploymentView, MemberDetails, MemberId, memberNotFound } from '../../members';
import { nameIsPersonal } from '../account.problems';
import { EmploymentInput, MemberChange } from './records.contract';
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
    summary: 'Change what a member says of themselves',
    description:
      'Phone, address and custom fields; of yourself also the name. An employee changes their own record only.',
    response: { status: 200, description: 'The member as they are now.', schema: MemberDetails },
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
    response: { status: 200, description: 'The record; nothing in it may be known.', schema: EmploymentView },
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
    description: 'Takes the whole record. Accruals that count from the hire date go by it from now on.',
    response: { status: 200, description: 'The record as it is now.', schema: EmploymentView },
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
