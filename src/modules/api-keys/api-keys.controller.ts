import { Body, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentCaller, RequirePrivilege } from '../../access/access-rules';
import { ApiController } from '../../access/api-controller';
import { FreshProof } from '../../access/fresh-proof';
import type { Principal } from '../../access/principal';
import { Endpoint } from '../../kernel/http/operation';
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
  @RequirePrivilege('keys:list', { by: ['session'] })
  @Endpoint({
    id: 'listApiKeys',
    summary: 'List live API keys',
    description:
      'Newest first. Owner and admins see all, anyone else the keys they made. Values are never shown again.',
    response: { status: 200, description: 'A page of keys.', schema: ApiKeyPage },
  })
  list(
    @CurrentCaller() caller: Principal,
    @Query({ schema: ChangesQuery }) query: ChangesQuery,
  ): Promise<ApiKeyPage> {
    return this.apiKeys.list(caller, query);
  }

  @Post()
  @RequirePrivilege('keys:generate', { by: ['session'] })
  @FreshProof('12h')
  @Endpoint({
    id: 'generateApiKey',
    summary: 'Generate an API key',
    description:
      'The key acts as you, with whatever access you have at each moment. `value` is in this answer and nowhere else.',
    response: { status: 201, description: 'The key, with its value.', schema: IssuedApiKey },
    holdsSecret: true,
    example: { name: 'Payroll export' },
    errors: [keyLimitReached, keyGrantsTooMuch, expiryPassed],
  })
  issue(
    @CurrentCaller() caller: Principal,
    @Body({ schema: NewApiKey }) input: NewApiKey,
  ): Promise<IssuedApiKey> {
    return this.apiKeys.issue(caller, input);
  }

  @Get(':keyId/explain')
  @RequirePrivilege('keys:explain', { by: ['session'] })
  @Endpoint({
    id: 'explainApiKey',
    summary: 'Why may a key do something, or not',
    description:
      'Answers as the door would at this moment, and names what refuses: revocation, removal, expiry, network, restriction or role.',
    response: { status: 200, description: 'The verdict.', schema: Explanation },
    exampleQuery: { permission: 'reports:read' },
    errors: [apiKeyNotFound],
  })
  explain(
    @CurrentCaller() caller: Principal,
    @Param('keyId', { schema: ApiKeyId }) id: string,
    @Query({ schema: ExplainQuery }) query: ExplainQuery,
  ): Promise<Explanation> {
    return this.apiKeys.explain(caller, id, query);
  }

  @Delete(':keyId')
  @RequirePrivilege('keys:revoke', { by: ['session'] })
  @Endpoint({
    id: 'revokeApiKey',
    summary: 'Revoke an API key',
    description: 'Immediate and final: the key’s next request is answered with 401.',
    response: { status: 204, description: 'Revoked.' },
    errors: [apiKeyNotFound],
  })
  async revoke(
    @CurrentCaller() caller: Principal,
    @Param('keyId', { schema: ApiKeyId }) id: string,
  ): Promise<void> {
    await this.apiKeys.revoke(caller, id);
  }
}
