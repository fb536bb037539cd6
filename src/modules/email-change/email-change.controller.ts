import { Body, Delete, Post } from '@nestjs/common';
import { ApiController } from '../../access/api-controller';
import { SignedIn, Who } from '../../access/doors';
import type { Visitor } from '../../access/principal';
import { Answers } from '../../kernel/http/operation';
import { From, type Visit } from '../../kernel/http/visit';
import { slowDown } from '../../kernel/problem/kernel.problems';
import { EmailChangeView, EmailChangeWish } from './email-change.contract';
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
  @SignedIn({ seat: 'none', by: ['session'] })
  @Answers({
    id: 'requestEmailChange',
    summary: 'Ask to change your e-mail address',
    description:
      'A link goes to the current address; once that is used, another to the new one, which finishes the change in a browser where you are signed in. Then all other sessions and pending sign-in links end, and the old address holds a link that undoes it for seven days. The answer is the same whether or not the new address has an account. At most five an hour.',
    answer: { status: 202, says: 'A mail is on its way to the current address.', schema: EmailChangeView },
    example: { email: 'dana@harborbakery.example' },
    refuses: [emailUnchanged, slowDown],
  })
  async ask(
    @Who() who: Visitor,
    @Body({ schema: EmailChangeWish }) wish: EmailChangeWish,
    @From() visit: Visit,
  ): Promise<EmailChangeView> {
    await this.limits.count(who, visit);
    return this.changes.ask(who, wish, visit);
  }

  @Delete()
  @SignedIn({ seat: 'none', by: ['session'] })
  @Answers({
    id: 'cancelEmailChange',
    summary: 'Give up the pending change of address',
    answer: { status: 204, says: 'Nothing is pending any more.' },
  })
  cancel(@Who() who: Visitor): Promise<void> {
    return this.changes.cancel(who);
  }
}
