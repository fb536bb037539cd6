import { Body, Get, Put } from '@nestjs/common';
import { ApiController } from '../../../access/api-controller';
import { Power, Who } from '../../../access/doors';
import type { Principal } from '../../../access/principal';
import { Answers } from '../../../kernel/http/operation';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { versionClash } from '../../../kernel/problem/version.problems';
import { PolicyView, PolicyWish } from './policy.contract';
import { PolicyService } from './policy.service';

@ApiController('connection-policy', 'Connections')
export class PolicyController {
  constructor(private readonly policies: PolicyService) {}

  @Get()
  @Power('connections:rule', { by: ['session'] })
  @Answers({
    id: 'getConnectionPolicy',
    summary: 'Get what the workspace allows of assistants',
    answer: { status: 200, says: 'The policy as it is now.', schema: PolicyView },
  })
  get(@Who() who: Principal): Promise<PolicyView> {
    return this.policies.get(who);
  }

  @Put()
  @Power('connections:rule', { by: ['session'] })
  @Answers({
    id: 'setConnectionPolicy',
    summary: 'Set what the workspace allows of assistants',
    description:
      'Asked at each consent and on every call of an assistant: one that does not fit is refused from its next call on, and counts again when it fits again.',
    answer: { status: 200, says: 'The policy as it is now.', schema: PolicyView },
    example: { allowsConnections: true, viewingOnly: false, allowedHosts: ['claude.ai', 'chatgpt.com'] },
    refuses: [versionClash],
  })
  set(
    @Who() who: Principal,
    @Body({ schema: PolicyWish }) wish: PolicyWish,
    @SeenVersion() seen: number | undefined,
  ): Promise<PolicyView> {
    return this.policies.set(who, wish, seen);
  }
}
