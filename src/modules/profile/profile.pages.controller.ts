import { Body, Get, Post } from '@nestjs/common';
import type { VNode } from 'preact';
import { CurrentCaller, SignedIn } from '../../access/access-rules';
import type { Caller } from '../../access/principal';
import { type Browser, Using } from '../../console/http/browser';
import { PageController } from '../../console/http/page-controller';
import type { PageAnswer } from '../../console/http/page-response';
import { EmailFields, EmailForms } from './email.forms';
import { MailsFields, MailsForms } from './emails/emails.forms';
import { ProfileFields, ProfileForms } from './profile.forms';

@PageController('me/profile')
export class ProfilePagesController {
  constructor(
    private readonly forms: ProfileForms,
    private readonly emails: EmailForms,
    private readonly mails: MailsForms,
  ) {}

  @Get()
  @SignedIn({ membership: 'none', by: ['session'] })
  show(@CurrentCaller() caller: Caller, @Using() browser: Browser): Promise<VNode> {
    return this.forms.page(caller, browser);
  }

  @Post()
  @SignedIn({ membership: 'none', by: ['session'] })
  save(
    @CurrentCaller() caller: Caller,
    @Body({ schema: ProfileFields }) fields: ProfileFields,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.forms.save(caller, fields, browser);
  }

  @Post('email')
  @SignedIn({ membership: 'none', by: ['session'] })
  changeEmail(
    @CurrentCaller() caller: Caller,
    @Body({ schema: EmailFields }) fields: EmailFields,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.emails.ask(caller, fields, browser);
  }

  @Post('email/cancel')
  @SignedIn({ membership: 'none', by: ['session'] })
  cancelEmailChange(@CurrentCaller() caller: Caller, @Using() browser: Browser): Promise<PageAnswer> {
    return this.emails.cancel(caller, browser);
  }

  @Post('notifications')
  @SignedIn({ membership: 'none', by: ['session'] })
  chooseMails(
    @CurrentCaller() caller: Caller,
    @Body({ schema: MailsFields }) fields: MailsFields,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.mails.save(caller, fields, browser);
  }
}
