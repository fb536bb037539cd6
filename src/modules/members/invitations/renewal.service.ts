import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock';
import { Atomic } from '../../../kernel/database/atomic';
import { AuditTrail } from '../../audit';
import { MailQueue } from '../../mail';
import type { Invited } from './invitation-redemption';
import { RenewalRepository } from './renewal.repository';

/** Requests for a new invitation after the old one has expired. */
@Injectable()
export class RenewalService {
  constructor(
    private readonly renewals: RenewalRepository,
    private readonly mail: MailQueue,
    private readonly trail: AuditTrail,
    private readonly atomic: Atomic,
    private readonly clock: Clock,
  ) {}

  /** Emails a person who can invite. Ignores repeated requests within a day and invitations that have not expired. */
  ask({ glance, state }: Invited): Promise<void> {
    if (state !== 'expired') return Promise.resolve();
    const { workspaceId, id, email } = glance;
    return this.atomic.run(async () => {
      if (!(await this.renewals.takeRequest(workspaceId, id, this.clock.now()))) return;
      await this.mail.add('invitation-renewal', id);
      const target = { id, name: email };
      await this.trail.inWorkspace(workspaceId, null, { action: 'invitation.renewal_asked', target });
    });
  }
}
