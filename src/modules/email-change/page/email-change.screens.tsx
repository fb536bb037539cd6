import { Injectable } from '@nestjs/common';
import type { Visitor } from '../../../access/principal';
import type { Browser } from '../../../console/browser';
import { type PageAnswer, Screen } from '../../../console/page-answer';
import { READY, type Step } from '../email-change.rules';
import { EmailChangeSteps } from '../steps/email-change.steps';
import { ApprovePage, ConfirmPage, DeadChangePage, UndoPage } from './email-change.pages';

const CONFLICT = 409;

/** What the links in the mails show. Looking changes nothing, however often. */
@Injectable()
export class EmailChangeScreens {
  constructor(private readonly steps: EmailChangeSteps) {}

  async show(
    step: Step,
    { token, who, refusal }: { token: string; who: Visitor | undefined; refusal?: string },
    { theme }: Browser,
  ): Promise<PageAnswer> {
    const { change, state } = await this.steps.look(step, token);
    if (!change || state !== READY[step])
      return new Screen(state === 'unknown' ? 400 : 410, <DeadChangePage theme={theme} state={state} />);
    const { oldEmail, newEmail, userId } = change;
    const page = { theme, token, oldEmail, newEmail };
    if (step === 'approve') return <ApprovePage {...page} />;
    if (step === 'undo') return <UndoPage {...page} />;
    const stranger = who?.userId === userId ? undefined : { email: who?.user.email };
    const confirm = <ConfirmPage {...page} stranger={stranger} refusal={refusal} />;
    return refusal ? new Screen(CONFLICT, confirm) : confirm;
  }
}
