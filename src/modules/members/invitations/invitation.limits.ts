import { Injectable } from '@nestjs/common';
import { Quotas } from '../../../kernel/throttle/quotas';

const HOUR_SECONDS = 3600;
const DAY_SECONDS = 86_400;
/** Enough to correct a mistake and to remind; a sixth mail in an hour is a nuisance to whoever gets it. */
const TO_ADDRESS_AN_HOUR = 5;
const OF_WORKSPACE_A_DAY = 500;
const detail = 'Too many invitations were sent lately. Those that were sent keep working.';

/** Anybody may found a workspace, so what it mails to strangers has limits; counted in the running transaction. */
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
