import { Submit } from '../../../console/components/buttons';
import { CheckCard } from '../../../console/components/choices';
import { Note } from '../../../console/components/parts';
import type { NotificationKind, NotificationsView } from '../../notifications';

export interface EmailSettingsCardProps {
  readonly emailSettings: NotificationsView;
  /** What was wrong with the submitted form. */
  readonly problem?: string | undefined;
}

const WORDS: Readonly<Record<NotificationKind, { readonly label: string; readonly text: string }>> = {
  timesheet_submitted: {
    label: 'A timesheet was submitted',
    text: 'For people who approve timesheets.',
  },
  timesheet_decided: {
    label: 'Your timesheet was approved or rejected',
    text: 'With the note, if there is one.',
  },
  time_off_requested: {
    label: 'Time off was requested',
    text: 'For people who approve time off.',
  },
  time_off_decided: {
    label: 'Your time off was approved or rejected',
    text: 'With the note, if there is one.',
  },
  edit_request_decided: {
    label: 'Your time correction was approved or rejected',
    text: 'Approved corrections are applied to your hours.',
  },
  forgotten_clock_out: {
    label: 'You may have forgotten to clock out',
    text: 'When you have been clocked in for a very long time.',
  },
  new_browser: {
    label: 'A sign-in from a new browser',
    text: 'When you sign in from a browser you have not used before.',
  },
  assistant_connected: {
    label: 'An assistant was connected',
    text: 'By you, or by anyone in a workspace you own.',
  },
};

/** The email settings. */
export function EmailSettingsCard({ emailSettings, problem }: EmailSettingsCardProps) {
  return (
    <section class="card sheet" aria-labelledby="mails-title">
      <h2 id="mails-title">Emails</h2>
      <p>
        These settings apply to all your workspaces. Sign-in links and emails about ownership, admins and keys
        are always sent.
      </p>
      {problem && (
        <Note tone="danger" role="alert">
          {problem}
        </Note>
      )}
      <form method="post" action="/me/profile/notifications" class="stack">
        <input type="hidden" name="version" value={emailSettings.version} />
        <fieldset class="field">
          <legend class="sr">Which emails to send</legend>
          <div class="opts">
            {emailSettings.switches.map(({ kind, isOn }) => (
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
