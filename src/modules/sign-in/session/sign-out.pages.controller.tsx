import { Get, Post } from '@nestjs/common';
import type { VNode } from 'preact';
import { Open, Who } from '../../../access/doors';
import type { Visitor } from '../../../access/principal';
import { type Browser, Using } from '../../../console/browser';
import { SeeOther } from '../../../console/page-answer';
import { PageController } from '../../../console/page-controller';
import { BrowserSession } from './browser-session';
import { SignOutPage } from './sign-out.pages';

@PageController('sign-out')
export class SignOutPagesController {
  constructor(private readonly session: BrowserSession) {}

  @Get()
  @Open()
  show(@Who() who: Visitor | undefined, @Using() browser: Browser): VNode {
    return <SignOutPage theme={browser.theme} email={who?.user.email} />;
  }

  /** Open: whoever wants to be out is let out, with a live session or a dead one. */
  @Post()
  @Open()
  async signOut(@Who() who: Visitor | undefined, @Using() browser: Browser): Promise<SeeOther> {
    await this.session.end(browser, who);
    return new SeeOther('/sign-out');
  }
}
