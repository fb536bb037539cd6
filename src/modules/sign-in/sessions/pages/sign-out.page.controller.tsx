import { Get, Post } from '@nestjs/common';
import type { VNode } from 'preact';
import { CurrentCaller, Open } from '../../../../access/access-rules';
import type { Caller } from '../../../../access/principal';
import { type Browser, Using } from '../../../../console/http/browser';
import { PageController } from '../../../../console/http/page-controller';
import { SeeOther } from '../../../../console/http/page-response';
import { BrowserSession } from '../browser-session';
import { SignOutPage } from './sign-out.page';

@PageController('sign-out')
export class SignOutPageController {
  constructor(private readonly session: BrowserSession) {}

  @Get()
  @Open()
  show(@CurrentCaller() caller: Caller | undefined, @Using() browser: Browser): VNode {
    return <SignOutPage theme={browser.theme} email={caller?.user.email} />;
  }

  /** Open, so that signing out also works after the session has ended. */
  @Post()
  @Open()
  async signOut(@CurrentCaller() caller: Caller | undefined, @Using() browser: Browser): Promise<SeeOther> {
    await this.session.end(browser, caller);
    return new SeeOther('/sign-out');
  }
}
