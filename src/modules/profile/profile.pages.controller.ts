import { Body, Get, Post } from '@nestjs/common';
import type { VNode } from 'preact';
import { SignedIn, Who } from '../../access/doors';
import type { Visitor } from '../../access/principal';
import { type Browser, Using } from '../../console/browser';
import type { PageAnswer } from '../../console/page-answer';
import { PageController } from '../../console/page-controller';
import { EmailFields, EmailForms } from './email.forms';
import { MailsFields, MailsForms } from './mails/mails.forms';
import { ProfileFields, ProfileForms } from './profile.forms';

@PageController('me/profile')
export class ProfilePagesController {
  constructor(
    private readonly forms: ProfileForms,
    private readonly emails: EmailForms,
    private readonly mails: MailsForms,
  ) {}

  @Get()
  @SignedIn({ seat: 'none', by: ['session'] })
  show(@Who() who: Visitor, @Using() browser: Browser): Promise<VNode> {
    return this.forms.page(who, browser);
  }

  @Post()
  @SignedIn({ seat: 'none', by: ['session'] })
  save(
    @Who() who: Visitor,
    @Body({ schema: ProfileFields }) fields: ProfileFields,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.forms.save(who, fields, browser);
  }

  @Post('email')
  @SignedIn({ seat: 'none', by: ['session'] })
  changeEmail(
    @Who() who: Visitor,
    @Body({ schema: EmailFields }) fields: EmailFields,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.emails.ask(who, fields, browser);
  }

  @Post('email/cancel')
  @SignedIn({ seat: 'none', by: ['session'] })
  cancelEmailChange(@Who() who: Visitor, @Using() browser: Browser): Promise<PageAnswer> {
    return this.emails.cancel(who, browser);
  }

  @Post('notifications')
  @SignedIn({ seat: 'none', by: ['session'] })
  chooseMails(
    @Who() who: Visitor,
    @Body({ schema: MailsFields }) fields: MailsFields,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.mails.save(who, fields, browser);
  }
}
