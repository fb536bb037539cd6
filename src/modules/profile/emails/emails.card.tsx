import { Submit } from '../../../console/buttons';
import { CheckCard } from '../../../console/choices';
import { Note } from '../../../console/parts';
import type { NotificationKind, NotificationsView } from '../../notifications';

export interface MailsCardProps {
  readonly mails: NotificationsView;
  /** What went wrong with the form that was sent. */
  readonly problem?: string | undefined;
}

const WORDS: Readonly<Record<NotificationKind, { readonly label: string; readonly text: string }>> = {
  timesheet_submitted: {
    label: 'A timesheet was submitted',
    text: 'To those who approve timesheets.',
  },
  timesheet_decided: {
    label: 'Your timesheet was approved or rejected',
    text: 'With the note, where one was left.',
  },
  time_off_requested: {
    label: 'Somebody asks for time off',
    text: 'To those who decide about it.',
  },
  time_off_decided: {
    label: 'Your time off was approved or rejected',
    text: 'With the note, where one was left.',
  },
  edit_request_decided: {
    label: 'Your correction of hours was decided',
    text: 'Approved and applied, or rejected.',
  },
  forgotten_clock_out: {
    label: 'You may have forgotten to clock out',
    text: 'When you have been on the clock for very long.',
  },
  new_browser: {
    label: 'A sign-in in a new browser',
    text: 'When you sign in where you have not signed in before.',
  },
  assistant_connected: {
    label: 'An assistant was connected',
    text: 'By you, or by anyone in a workspace that you own.',
  },
};

/** The switches of mails. */
export function MailsCard({ mails, problem }: MailsCardProps) {
  return (
    <section class="card sheet" aria-labelledby="mails-title">
      <h2 id="mails-title">Emails</h2>
      <p>
        They hold for all your workspaces. Sign-in links and emails about ownership, admins and keys always
        arrive.
      </p>
      {problem && (
        <Note tone="danger" role="alert">
          {problem}
        </Note>
      )}
      <form method="post" action="/me/profile/notifications" class="stack">
        <input type="hidden" name="version" value={mails.version} />
        <fieldset class="field">
          <legend class="sr">Which emails to send</legend>
          <div class="opts">
            {mails.switches.map(({ kind, isOn }) => (
              <CheckCard key={kind} name={kind} checked={isOn} {...WORDS[kind]} />
            ))}
          </div>
        </fieldset>
        <div class="row">
          <Submit busy="Saving…">Save emails</Submit>
        </div>
      </form>
    </section>
  );
}
