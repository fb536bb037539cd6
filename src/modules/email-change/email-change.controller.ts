import { Body, Delete, Post } from '@nestjs/common';
import { CurrentCaller, SignedIn } from '../../access/access-rules';
import { ApiController } from '../../access/api-controller';
import type { Caller } from '../../access/principal';
import { Endpoint } from '../../kernel/http/operation';
import { From, type Visit } from '../../kernel/http/visit';
import { slowDown } from '../../kernel/problem/kernel.problems';
import { EmailChangeInput, EmailChangeView } from './email-change.contract';
import { EmailChangeLimits } from './email-change.limits';
import { emailUnchanged } from './email-change.problems';
import { EmailChangeService } from './email-change.service';

@ApiController('profile/email-change', 'Profile')
export class EmailChangeController {
  constructor(
    private readonly changes: EmailChangeService,
    private readonly limits: EmailChangeLimits,
  ) {}

  @Post()
  @SignedIn({ membership: 'none', by: ['session'] })
  @Endpoint({
    id: 'requestEmailChange',
    summary: 'Ask to change your e-mail address',
    description:
      'A link goes to the current address; once that is used, another to the new one, which finishes the change in a browser where you are signed in. Then all other sessions and pending sign-in links end, and the old address holds a link that undoes it for seven days. The answer is the same whether or not the new address has an account. At most five an hour.',
    response: {
      status: 202,
      description: 'A mail is on its way to the current address.',
      schema: EmailChangeView,
    },
    example: { email: 'dana@harborbakery.example' },
    errors: [emailUnchanged, slowDown],
  })
  async ask(
    @CurrentCaller() caller: Caller,
    @Body({ schema: EmailChangeInput }) input: EmailChangeInput,
    @From() visit: Visit,
  ): Promise<EmailChangeView> {
    await this.limits.count(caller, visit);
    return this.changes.ask(caller, input, visit);
  }

  @Delete()
  @SignedIn({ membership: 'none', by: ['session'] })
  @Endpoint({
    id: 'cancelEmailChange',
    summary: 'Give up the pending change of address',
    response: { status: 204, description: 'Nothing is pending any more.' },
  })
  cancel(@CurrentCaller() caller: Caller): Promise<void> {
    return this.changes.cancel(caller);
  }
}
