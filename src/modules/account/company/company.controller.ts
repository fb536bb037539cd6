import { Body, Get, Patch } from '@nestjs/common';
import { ApiController } from '../../../access/api-controller';
import { Allow, Who } from '../../../access/doors';
import type { Principal } from '../../../access/principal';
import { Answers } from '../../../kernel/http/operation';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { versionClash } from '../../../kernel/problem/version.problems';
import { CompanyChange, CompanyView } from './company.contract';
import { CompanyService } from './company.service';

@ApiController('company', 'Company')
export class CompanyController {
  constructor(private readonly company: CompanyService) {}

  @Get()
  @Allow('account:read', 'own')
  @Answers({
    id: 'getCompany',
    summary: 'Get the company record',
    description: 'An employee sees name and time zone.',
    answer: { status: 200, says: 'The company.', schema: CompanyView },
  })
  get(@Who() who: Principal): Promise<CompanyView> {
    return this.company.get(who);
  }

  @Patch()
  @Allow('account:edit', 'all')
  @Answers({
    id: 'changeCompany',
    summary: 'Change the company record',
    description:
      'Another time zone derives days and weeks anew and rewrites no instant; another currency rewrites no amount. The workspace’s page address stays.',
    answer: { status: 200, says: 'The company as it is now.', schema: CompanyView },
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
    refuses: [versionClash],
  })
  change(
    @Who() who: Principal,
    @Body({ schema: CompanyChange }) change: CompanyChange,
    @SeenVersion() seen: number | undefined,
  ): Promise<CompanyView> {
    return this.company.change(who, change, seen);
  }
}
