import { Body, Get, Patch } from '@nestjs/common';
import { CurrentCaller, RequirePermission } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import type { Principal } from '../../../access/principal';
import { Endpoint } from '../../../kernel/http/operation';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { versionClash } from '../../../kernel/problem/version.problems';
import { CompanyChange, CompanyView } from './company.contract';
import { CompanyService } from './company.service';

@ApiController('company', 'Company')
export class CompanyController {
  constructor(private readonly company: CompanyService) {}

  @Get()
  @RequirePermission('account:read', 'own')
  @Endpoint({
    id: 'getCompany',
    summary: 'Get the company record',
    description: 'An employee sees name and time zone.',
    response: { status: 200, description: 'The company.', schema: CompanyView },
  })
  get(@CurrentCaller() caller: Principal): Promise<CompanyView> {
    return this.company.get(caller);
  }

  @Patch()
  @RequirePermission('account:edit', 'all')
  @Endpoint({
    id: 'changeCompany',
    summary: 'Change the company record',
    description:
      'Another time zone derives days and weeks anew and rewrites no instant; another currency rewrites no amount. The workspace’s page address stays.',
    response: { status: 200, description: 'The company as it is now.', schema: CompanyView },
    example: {
      name: 'Harbor Bakery',
      timeZone: 'America/New_York',
      currency: 'USD',
      locale: 'en-US',
      legalAddress: {
        street: '12 Quay Street',
        city: 'Portland',
        region: 'ME',
        postalCode: '04101',
        country: 'US',
      },
    },
    errors: [versionClash],
  })
  change(
    @CurrentCaller() caller: Principal,
    @Body({ schema: CompanyChange }) change: CompanyChange,
    @SeenVersion() seen: number | undefined,
  ): Promise<CompanyView> {
    return this.company.change(caller, change, seen);
  }
}
