import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock';
import { type MailMessage, MailQueue, renderEmail, unlinked } from '../../mail';
import { browserMidSentence } from '../../sign-in';
import { type ChangeRow, EmailChangeRepository } from '../email-change.repository';
import { type ChangeState, changeState } from '../email-change.rules';
import { EmailChangeLinks } from '../email-change-links';

/** Composes the emails of a change of address: two to make it, one to undo it, one to confirm the undo. */
@Injectable()
export class EmailChangeEmail {
  constructor(
    private readonly changes: EmailChangeRepository,
    private readonly links: EmailChangeLinks,
    private readonly clock: Clock,
    queue: MailQueue,
  ) {
    const kinds: readonly [string, ChangeState, (change: ChangeRow) => MailMessage][] = [
      ['email-change-approve', 'asked', (change) => this.approve(change)],
      ['email-change-confirm', 'approved', (change) => this.confirm(change)],
      ['email-changed', 'changed', (change) => this.changed(change)],
      ['email-change-undone', 'undone', undone],
    ];
    for (const [kind, state, write] of kinds)
      queue.register({ kind, compose: (id) => this.compose(id, state, write) });
  }

  private async compose(id: string, state: ChangeState, write: (change: ChangeRow) => MailMessage) {
    const change = await this.changes.find(id);
    return change && changeState(change, this.clock.now()) === state ? write(change) : undefined;
  }

  private approve(change: ChangeRow): MailMessage {
    const { oldEmail, newEmail, userAgent, network } = change;
    return renderEmail({
      to: oldEmail,
      subject: 'Change your address for Keyshift?',
      opening: [`You asked to sign in to Keyshift as ${newEmail} from now on, instead of ${oldEmail}.`],
      action: { label: 'Review the change', href: this.links.href('approve', change) },
      closing: [
        `Requested from ${browserMidSentence(userAgent)}, near ${network}. The link works for an hour.`,
        'If this wasn’t you, open the link and stop the change there. That also ends all sessions.',
      ],
    });
  }

  private confirm(change: ChangeRow): MailMessage {
    const { newEmail, oldEmail, name } = change;
    return renderEmail({
      to: newEmail,
      subject: 'Finish changing your address for Keyshift',
      opening: [`${unlinked(name)} (${oldEmail}) asked to sign in to Keyshift as ${newEmail} from now on.`],
      action: { label: 'Finish the change', href: this.links.href('confirm', change) },
      closing: [
        'Open it in a browser where you are signed in. The link works once, for an hour.',
        'If this wasn’t you, ignore this email. Nothing will change.',
      ],
    });
  }

  private changed(change: ChangeRow): MailMessage {
    const { oldEmail, newEmail } = change;
    return renderEmail({
      to: oldEmail,
      subject: 'Your address for Keyshift was changed',
      opening: [
        `You sign in to Keyshift as ${newEmail} from now on. All other sessions have ended.`,
        'If this wasn’t you, undo the change. You can do that for seven days.',
      ],
      action: { label: 'Undo the change', href: this.links.href('undo', change) },
      closing: [`Until then, ${oldEmail} is reserved for you: no other account can use it.`],
    });
  }
}

function undone({ newEmail }: ChangeRow): MailMessage {
  return renderEmail({
    to: newEmail,
    subject: 'Your address change for Keyshift was undone',
    opening: [`The account has its previous address again. You can no longer sign in to it as ${newEmail}.`],
    closing: ['All sessions have ended. If you still want the change, request it again.'],
  });
}
