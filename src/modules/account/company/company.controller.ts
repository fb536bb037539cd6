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
    description: 'Employees see only the name and the time zone.',
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
      'After a change of time zone, days and weeks are computed in the new zone; recorded times do not change. A new currency does not convert amounts. The URL of the workspace stays the same.',
    response: { status: 200, description: 'The changed company record.', schema: CompanyView },
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
