import { Injectable } from '@nestjs/common';
import { after, Clock } from '../../kernel/clock/clock';
import type { Visit } from '../../kernel/http/visit';
import { newId } from '../../kernel/id/id';
import type { NewChange } from './email-change.repository';
import { STEP_SECONDS } from './email-change.rules';
import { EmailChangeLinks } from './email-change-links';

/** Creates the record of a change of address. */
@Injectable()
export class EmailChangeIssuer {
  constructor(
    private readonly links: EmailChangeLinks,
    private readonly clock: Clock,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  change(asked: Pick<NewChange, 'userId' | 'oldEmail' | 'newEmail'>, visit: Visit): NewChange {
    const [id, nonce, createdAt] = [newId('ech'), this.links.nonce(), this.clock.now()];
    const { userAgent, network } = visit;
    return {
      ...asked,
      id,
      nonce,
      hashes: this.links.hashes(id, nonce),
      userAgent,
      network,
      createdAt,
      expiresAt: after(createdAt, STEP_SECONDS),
    };
  }
}
