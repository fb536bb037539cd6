import { Injectable } from '@nestjs/common';
import type { Caller } from '../../access/principal';
import { Atomic } from '../../kernel/database/atomic';
import type { Visit } from '../../kernel/http/visit';
import { AuditTrail } from '../audit';
import { MailQueue } from '../mail';
import type { EmailChangeInput, EmailChangeView } from './email-change.contract';
import { emailUnchanged } from './email-change.problems';
import { EmailChangeRepository } from './email-change.repository';
import { changeState } from './email-change.rules';
import { EmailChangeIssuer } from './email-change-issuer';

/** Requests for a change of address. They never read whether the new one has an account, so all responses are alike. */
@Injectable()
export class EmailChangeService {
  constructor(
    private readonly changes: EmailChangeRepository,
    private readonly issuer: EmailChangeIssuer,
    private readonly mail: MailQueue,
    private readonly trail: AuditTrail,
    private readonly atomic: Atomic,
  ) {}

  /** The change that waits for a link to be opened. */
  async pendingOf(userId: string): Promise<EmailChangeView | null> {
    const change = await this.changes.findPending(userId);
    if (!change || changeState(change, this.issuer.now()) === 'expired') return null;
    const { newEmail, approvedAt, expiresAt } = change;
    return { email: newEmail, step: approvedAt ? 'new' : 'old', expiresAt: expiresAt.toISOString() };
  }

  /** Emails the old address first. Replaces a pending change. @throws emailUnchanged */
  ask(caller: Caller, { email }: EmailChangeInput, visit: Visit): Promise<EmailChangeView> {
    return this.atomic.run(async () => {
      const oldEmail = await this.changes.lockPerson(caller.userId);
      if (!oldEmail || oldEmail === email) throw emailUnchanged();
      await this.changes.cancelPending(caller.userId, this.issuer.now());
      const change = this.issuer.change({ userId: caller.userId, oldEmail, newEmail: email }, visit);
      await this.changes.add(change);
      await this.mail.add('email-change-approve', change.id, true);
      await this.trail.ofPerson(caller.userId, caller, { action: 'email.change_asked', after: { email } });
      return { email, step: 'old', expiresAt: change.expiresAt.toISOString() };
    });
  }

  /** Cancels the pending change, if there is one. */
  cancel(caller: Caller): Promise<void> {
    return this.atomic.run(async () => {
      await this.changes.lockPerson(caller.userId);
      if (await this.changes.cancelPending(caller.userId, this.issuer.now()))
        await this.trail.ofPerson(caller.userId, caller, { action: 'email.change_cancelled' });
    });
  }
}
