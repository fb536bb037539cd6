import { Body, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiController } from '../../access/api-controller';
import { Power, Who } from '../../access/doors';
import { FreshProof } from '../../access/fresh-proof';
import type { Principal } from '../../access/principal';
import { Answers } from '../../kernel/http/operation';
import { ChangesQuery } from '../../kernel/http/paging.contract';
import {
  ApiKeyId,
  ApiKeyPage,
  ExplainQuery,
  Explanation,
  IssuedApiKey,
  NewApiKey,
} from './api-keys.contract';
import { apiKeyNotFound, expiryPassed, keyGrantsTooMuch, keyLimitReached } from './api-keys.problems';
import { ApiKeysService } from './api-keys.service';

@ApiController('api-keys', 'API keys')
export class ApiKeysController {
  constructor(private readonly apiKeys: ApiKeysService) {}

  @Get()
  @Power('keys:list', { by: ['session'] })
  @Answers({
    id: 'listApiKeys',
    summary: 'List live API keys',
    description:
      'Newest first. Owner and admins see all, anyone else the keys they made. Values are never shown again.',
    answer: { status: 200, says: 'A page of keys.', schema: ApiKeyPage },
  })
  list(@Who() who: Principal, @Query({ schema: ChangesQuery }) query: ChangesQuery): Promise<ApiKeyPage> {
    return this.apiKeys.list(who, query);
  }

  @Post()
  @Power('keys:generate', { by: ['session'] })
  @FreshProof('12h')
  @Answers({
    id: 'generateApiKey',
    summary: 'Generate an API key',
    description:
      'The key acts as you, with whatever access you have at each moment. `value` is in this answer and nowhere else.',
    answer: { status: 201, says: 'The key, with its value.', schema: IssuedApiKey },
    holdsSecret: true,
    example: { name: 'Payroll export' },
    refuses: [keyLimitReached, keyGrantsTooMuch, expiryPassed],
  })
  issue(@Who() who: Principal, @Body({ schema: NewApiKey }) wish: NewApiKey): Promise<IssuedApiKey> {
    return this.apiKeys.issue(who, wish);
  }

  @Get(':keyId/explain')
  @Power('keys:explain', { by: ['session'] })
  @Answers({
    id: 'explainApiKey',
    summary: 'Why may a key do something, or not',
    description:
      'Answers as the door would at this moment, and names what refuses: revocation, removal, expiry, network, restriction or role.',
    answer: { status: 200, says: 'The verdict.', schema: Explanation },
    exampleQuery: { permission: 'reports:read' },
    refuses: [apiKeyNotFound],
  })
  explain(
    @Who() who: Principal,
    @Param('keyId', { schema: ApiKeyId }) id: string,
    @Query({ schema: ExplainQuery }) query: ExplainQuery,
  ): Promise<Explanation> {
    return this.apiKeys.explain(who, id, query);
  }

  @Delete(':keyId')
  @Power('keys:revoke', { by: ['session'] })
  @Answers({
    id: 'revokeApiKey',
    summary: 'Revoke an API key',
    description: 'Immediate and final: the key’s next request is answered with 401.',
    answer: { status: 204, says: 'Revoked.' },
    refuses: [apiKeyNotFound],
  })
  async revoke(@Who() who: Principal, @Param('keyId', { schema: ApiKeyId }) id: string): Promise<void> {
    await this.apiKeys.revoke(who, id);
  }
}
