import { Body, Get, Put } from '@nestjs/common';
import { CurrentCaller, RequirePrivilege } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import type { Principal } from '../../../access/principal';
import { Endpoint } from '../../../kernel/http/operation';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { versionClash } from '../../../kernel/problem/version.problems';
import { PolicyInput, PolicyView } from './policy.contract';
import { PolicyService } from './policy.service';

@ApiController('connection-policy', 'Connections')
export class PolicyController {
  constructor(private readonly policies: PolicyService) {}

  @Get()
  @RequirePrivilege('connections:rule', { by: ['session'] })
  @Endpoint({
    id: 'getConnectionPolicy',
    summary: 'Get the policy for assistants',
    response: { status: 200, description: 'The current policy.', schema: PolicyView },
  })
  get(@CurrentCaller() caller: Principal): Promise<PolicyView> {
    return this.policies.get(caller);
  }

  @Put()
  @RequirePrivilege('connections:rule', { by: ['session'] })
  @Endpoint({
    id: 'setConnectionPolicy',
    summary: 'Set the policy for assistants',
    description:
      'The policy is checked at each consent and on every call. A connection that it does not allow is refused from its next call, and works again when the policy allows it.',
    response: { status: 200, description: 'The new policy.', schema: PolicyView },
    example: { allowsConnections: true, viewingOnly: false, allowedHosts: ['claude.ai', 'chatgpt.com'] },
    errors: [versionClash],
  })
  set(
    @CurrentCaller() caller: Principal,
    @Body({ schema: PolicyInput }) input: PolicyInput,
    @SeenVersion() seen: number | undefined,
  ): Promise<PolicyView> {
    return this.policies.set(caller, input, seen);
  }
}
