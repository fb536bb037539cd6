import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../access/principal';
import { waitText } from '../../../console/components/when-text';
import type { Browser } from '../../../console/http/browser';
import { type PageAnswer, PageResponse } from '../../../console/http/page-response';
import type { Problem } from '../../../kernel/problem/problem';
import { READY, type Step } from '../email-change.rules';
import { EmailChangeSteps } from '../email-change-steps';
import {
  ApprovePage,
  ConfirmPage,
  DeadChangePage,
  type StepPageProps,
  TakenPage,
  UndoPage,
} from './email-change.page';

/** The pages behind the links in the emails. Viewing them changes nothing. */
@Injectable()
export class EmailChangePages {
  constructor(private readonly steps: EmailChangeSteps) {}

  async show(step: Step, link: Link, { theme }: Browser): Promise<PageAnswer> {
    const { token, caller, refusal } = link;
    const { change, state } = await this.steps.look(step, token);
    if (!change || state !== READY[step])
      return new PageResponse(
        state === 'unknown' ? 400 : 410,
        <DeadChangePage theme={theme} state={state} />,
      );
    const { oldEmail, newEmail, userId } = change;
    const page = { theme, token, oldEmail, newEmail };
    if (refusal) return refused(step, page, refusal);
    if (step === 'approve') return <ApprovePage {...page} />;
    if (step === 'undo') return <UndoPage {...page} />;
    const outsider = caller?.userId === userId ? undefined : { email: caller?.user.email };
    return <ConfirmPage {...page} outsider={outsider} />;
  }
}

/** After too many emails to the new address, a retry can succeed later; when another account has it, it cannot. */
function refused(step: Step, page: StepPageProps, { kind, extra, options }: Problem): PageResponse {
  if (step !== 'approve') return new PageResponse(kind.status, <TakenPage {...page} />, options.headers);
  const wait = waitText(Number(extra.retryAfterSeconds));
  const refusal = `Several of these links were already sent to this address. Wait ${wait}, then try again.`;
  return new PageResponse(kind.status, <ApprovePage {...page} refusal={refusal} />, options.headers);
}

interface Link {
  readonly token: string;
  readonly caller: Caller | undefined;
  /** Why the last attempt failed. */
  readonly refusal?: Problem;
}
