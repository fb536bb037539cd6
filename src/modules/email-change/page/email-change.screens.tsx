import { Injectable } from '@nestjs/common';
import type { Visitor } from '../../../access/principal';
import type { Browser } from '../../../console/browser';
import { type PageAnswer, Screen } from '../../../console/page-answer';
import { waitText } from '../../../console/when-text';
import { slowDown } from '../../../kernel/problem/kernel.problems';
import type { Problem } from '../../../kernel/problem/problem';
import { READY, type Step } from '../email-change.rules';
import { EmailChangeSteps } from '../steps/email-change.steps';
import { ApprovePage, ConfirmPage, DeadChangePage, UndoPage } from './email-change.pages';

/** What the links in the mails show. Looking changes nothing, however often. */
@Injectable()
export class EmailChangeScreens {
  constructor(private readonly steps: EmailChangeSteps) {}

  async show(step: Step, link: Link, { theme }: Browser): Promise<PageAnswer> {
    const { token, who, refusal } = link;
    const { change, state } = await this.steps.look(step, token);
    if (!change || state !== READY[step])
      return new Screen(state === 'unknown' ? 400 : 410, <DeadChangePage theme={theme} state={state} />);
    const { oldEmail, newEmail, userId } = change;
    const page = { theme, token, oldEmail, newEmail, refusal: refusal && wordsOf(refusal) };
    const stranger = who?.userId === userId ? undefined : { email: who?.user.email };
    const pages = {
      approve: <ApprovePage {...page} />,
      confirm: <ConfirmPage {...page} stranger={stranger} />,
      undo: <UndoPage {...page} />,
    };
    return refusal ? new Screen(refusal.kind.status, pages[step], refusal.options.headers) : pages[step];
  }
}

interface Link {
  readonly token: string;
  readonly who: Visitor | undefined;
  /** What stood in the way of the last try. */
  readonly refusal?: Problem;
}

const wordsOf = ({ kind, extra }: Problem): string =>
  kind.slug === slowDown.kind.slug
    ? `This address was sent several of these links already. Wait ${waitText(Number(extra.retryAfterSeconds))}, then try again.`
    : 'This address has an account of its own by now. Ask for the change to another one.';
