import { Injectable } from '@nestjs/common';
import { Quotas } from '../../../kernel/throttle/quotas';

const HOUR_SECONDS = 3600;
const DAY_SECONDS = 86_400;
/** Enough for a correction and a reminder, without spamming the recipient. */
const TO_ADDRESS_AN_HOUR = 5;
const OF_WORKSPACE_A_DAY = 500;
const detail = 'Too many invitations were sent recently. Invitations that were already sent stay valid.';

/** Anyone can create a workspace, so its emails to strangers are limited. Counted in the running transaction. */
@Injectable()
export class InvitationLimits {
  constructor(private readonly quotas: Quotas) {}

  /** @throws slowDown with `Retry-After` over either limit */
  async count(workspaceId: string, email: string): Promise<void> {
    const toAddress = { subject: email, limit: TO_ADDRESS_AN_HOUR, seconds: HOUR_SECONDS };
    await this.quotas.take({ purpose: 'invitations to', ...toAddress, detail });
    const ofWorkspace = { subject: workspaceId, limit: OF_WORKSPACE_A_DAY, seconds: DAY_SECONDS };
    await this.quotas.take({ purpose: 'invitations of', ...ofWorkspace, detail });
  }
}
