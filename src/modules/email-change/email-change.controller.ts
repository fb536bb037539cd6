import { Body, Delete, Post } from '@nestjs/common';
import { CurrentCaller, SignedIn } from '../../access/access-rules';
import { ApiController } from '../../access/api-controller';
import type { Caller } from '../../access/principal';
import { Endpoint } from '../../kernel/http/operation';
import { From, type Visit } from '../../kernel/http/visit';
import { slowDown } from '../../kernel/problem/kernel.problems';
import { EmailChangeInput, EmailChangeView } from './email-change.contract';
import { emailUnchanged } from './email-change.problems';
import { EmailChangeService } from './email-change.service';
import { EmailChangeLimits } from './email-change-limits';

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
    summary: 'Request an email change',
    description:
      'Emails a link to the current address. After that link is used, emails another to the new address, which completes the change in a browser where you are signed in. All other sessions and pending sign-in links then end, and the old address gets a link that undoes the change for seven days. The response is the same whether or not the new address has an account. Limited to five requests an hour.',
    response: {
      status: 202,
      description: 'An email to the current address is queued.',
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
    summary: 'Cancel the pending email change',
    response: { status: 204, description: 'No change is pending.' },
  })
  cancel(@CurrentCaller() caller: Caller): Promise<void> {
    return this.changes.cancel(caller);
  }
}
