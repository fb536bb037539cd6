import { Get, Param } from '@nestjs/common';
import { CurrentCaller, RequirePermission } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import type { Principal } from '../../../access/principal';
import { Endpoint } from '../../../kernel/http/operation';
import { MemberId, memberNotFound } from '../membership';
import { MemberDetails } from './employment.contract';
import { EmploymentService } from './employment.service';

@ApiController('members', 'Members')
export class MemberDetailsController {
  constructor(private readonly employment: EmploymentService) {}

  @Get(':memberId')
  @RequirePermission('employees:read', 'own')
  @Endpoint({
    id: 'getMember',
    summary: 'Get a member',
    description: 'With their record: hire date, phone, address and custom fields.',
    response: { status: 200, description: 'The member, active or removed.', schema: MemberDetails },
    errors: [memberNotFound],
  })
  get(
    @CurrentCaller() caller: Principal,
    @Param('memberId', { schema: MemberId }) id: string,
  ): Promise<MemberDetails> {
    return this.employment.details(caller, id);
  }
}
