import { Body, Get, Param, Patch, Put } from '@nestjs/common';
import { ApiController } from '../../../access/api-controller';
import { Allow, Who } from '../../../access/doors';
import type { Principal } from '../../../access/principal';
import { Answers } from '../../../kernel/http/operation';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { versionClash } from '../../../kernel/problem/version.problems';
import { EmploymentService, EmploymentView, MemberDetails, MemberId, memberNotFound } from '../../members';
import { nameIsPersonal } from '../account.problems';
import { EmploymentWish, MemberChange } from './records.contract';
import { RecordsService } from './records.service';

@ApiController('members', 'Members')
export class RecordsController {
  constructor(
    private readonly records: RecordsService,
    private readonly employment: EmploymentService,
  ) {}

  @Patch(':memberId')
  @Allow('employees:edit', 'own')
  @Answers({
    id: 'changeMember',
    summary: 'Change what a member says of themselves',
    description:
      'Phone, address and custom fields; of yourself also the name. An employee changes their own record only.',
    answer: { status: 200, says: 'The member as they are now.', schema: MemberDetails },
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
    refuses: [memberNotFound, nameIsPersonal, versionClash],
  })
  change(
    @Who() who: Principal,
    @Param('memberId', { schema: MemberId }) memberId: string,
    @Body({ schema: MemberChange }) change: MemberChange,
    @SeenVersion() seen: number | undefined,
  ): Promise<MemberDetails> {
    return this.records.change(who, memberId, change, seen);
  }

  @Get(':memberId/employment')
  @Allow('employees:read', 'own')
  @Answers({
    id: 'getEmployment',
    summary: 'Get a member’s employment record',
    answer: { status: 200, says: 'The record; nothing in it may be known.', schema: EmploymentView },
    refuses: [memberNotFound],
  })
  get(
    @Who() who: Principal,
    @Param('memberId', { schema: MemberId }) memberId: string,
  ): Promise<EmploymentView> {
    return this.employment.get(who, memberId);
  }

  @Put(':memberId/employment')
  @Allow('employees:edit', 'all')
  @Answers({
    id: 'setEmployment',
    summary: 'Set a member’s employment record',
    description: 'Takes the whole record. Accruals that count from the hire date go by it from now on.',
    answer: { status: 200, says: 'The record as it is now.', schema: EmploymentView },
    example: { hiredOn: '2026-03-02', phone: '+1 207 555 0100', address: null, customFields: {} },
    refuses: [memberNotFound, versionClash],
  })
  set(
    @Who() who: Principal,
    @Param('memberId', { schema: MemberId }) memberId: string,
    @Body({ schema: EmploymentWish }) wish: EmploymentWish,
    @SeenVersion() seen: number | undefined,
  ): Promise<EmploymentView> {
    return this.records.set(who, memberId, wish, seen);
  }
}
