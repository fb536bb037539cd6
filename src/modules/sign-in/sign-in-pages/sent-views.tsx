import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../../../access/principal';
import type { Browser } from '../../../console/http/browser';
import { Flash } from '../../../console/http/flash';
import { type PageAnswer, PageResponse, SeeOther } from '../../../console/http/page-response';
import type { Problem } from '../../../kernel/problem/problem';
import { emailHeld } from '../../users';
import { codeWrong, type PendingSignIn, SignInChallenge } from '../magic-links';
import { wrongCodeText } from '../mailed-codes';
import { SIGN_IN_OPTIONS, type SignInOptions } from '../sessions';
import { LinkPages } from './link-views';
import { RequestCookie } from './request-cookie';
import { SentPage } from './sent.page';

/** What was wrong with a code, and the status of the page that says so. */
interface CodeFault {
  readonly status: number;
  readonly error?: string;
  readonly isCodeEnded?: boolean;
}

const FINE: CodeFault = { status: 200 };

/** The page shown in the browser that requested a link, until one of its emails is used. */
@Injectable()
export class SentPages {
  constructor(
    private readonly challenge: SignInChallenge,
    private readonly ask: RequestCookie,
    private readonly links: LinkPages,
    private readonly flash: Flash,
    @Inject(SIGN_IN_OPTIONS) private readonly options: SignInOptions,
  ) {}

  async show(caller: Caller | undefined, browser: Browser, fault = FINE): Promise<PageAnswer> {
    const asked = await this.asked(browser);
    if (!asked) return new SeeOther('/sign-in');
    if (asked.state === 'live') return this.live(asked, browser, fault);
    // The link was opened in another tab, so this tab continues too.
    if (caller?.user.email === asked.email) return new SeeOther(asked.returnTo ?? '/');
    return this.links.dead(asked.state, browser);
  }

  /** @param problem codeWrong, codeEnded, signInLinkDead or emailHeld */
  refused(problem: Problem, caller: Caller | undefined, browser: Browser): Promise<PageAnswer> {
    const { kind, extra } = problem;
    if (kind.slug === emailHeld.kind.slug) return Promise.resolve(this.links.held(problem, browser));
    const isWrong = kind.slug === codeWrong.kind.slug;
    const fault = isWrong ? { error: wrongCodeText(Number(extra.triesLeft)) } : { isCodeEnded: true };
    return this.show(caller, browser, { status: kind.status, ...fault });
  }

  private async asked(browser: Browser): Promise<PendingSignIn | undefined> {
    const secret = this.ask.read(browser);
    return secret ? this.challenge.findByBrowser(secret) : undefined;
  }

  private async live(asked: PendingSignIn, browser: Browser, fault: CodeFault): Promise<PageAnswer> {
    const page = (
      <SentPage
        theme={browser.theme}
        email={asked.email}
        minutes={Math.round(this.options.ttlSeconds / 60)}
        joins={await this.links.workspaceOf(asked)}
        returnTo={asked.returnTo}
        isCodeEnded={fault.isCodeEnded ?? asked.codeTries >= this.options.codeTriesPerRequest}
        error={fault.error}
        hasMailbox={this.options.hasMailbox}
        notice={this.flash.take(browser)}
      />
    );
    return new PageResponse(fault.status, page);
  }
}
