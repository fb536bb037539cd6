import { Body, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentCaller, RequirePrivilege } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import { FreshProof } from '../../../access/fresh-proof';
import type { Principal } from '../../../access/principal';
import { Endpoint } from '../../../kernel/http/operation';
import { ChangesQuery } from '../../../kernel/http/paging.contract';
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
    summary: 'List API keys',
    description:
      'Newest first, without revoked keys. The owner and admins see all keys, other members their own. Values are not included.',
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
      'The key acts as you, with the access you have at the time of each request. Only this response contains `value`.',
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
    summary: 'Explain what an API key can do',
    description:
      'Evaluates a permission for the key now, as a request would. If it is denied, `refusedBy` names the check that fails: revocation, removal, expiry, network, restriction or role.',
    response: { status: 200, description: 'The result of the check.', schema: Explanation },
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
    description: 'Takes effect immediately and cannot be undone. The key’s next request gets 401.',
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
