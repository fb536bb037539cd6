import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../access/principal';
import { Atomic } from '../../../kernel/database/atomic';
import { AuditTrail } from '../../audit';
import { MailQueue } from '../../mail';
import { SessionsService } from '../sessions';
import { FreshProofRepository, type NewFreshProofRequest } from './fresh-proof.repository';

/** Stores requests for fresh proofs and their results. */
@Injectable()
export class FreshProofWriter {
  constructor(
    private readonly requests: FreshProofRepository,
    private readonly sessions: SessionsService,
    private readonly mail: MailQueue,
    private readonly trail: AuditTrail,
    private readonly atomic: Atomic,
  ) {}

  /** Stores a request and queues its email. */
  add(request: NewFreshProofRequest, caller: Caller): Promise<void> {
    return this.atomic.run(async () => {
      await this.requests.add(request);
      await this.mail.add('fresh-proof', request.id, true);
      await this.record(caller, 'session.proof_asked');
    });
  }

  /** @returns whether this call exchanged the code for a proof. Concurrent calls: one does. */
  prove(requestId: string, caller: Caller, now: Date): Promise<boolean> {
    return this.atomic.run(async () => {
      if (!(await this.requests.takeProved(requestId, now))) return false;
      await this.sessions.recordProof(caller, now);
      await this.record(caller, 'session.proved');
      return true;
    });
  }

  private record(caller: Caller, action: 'session.proof_asked' | 'session.proved'): Promise<void> {
    const { id } = caller.credential;
    return this.trail.ofPerson(caller.userId, caller, { action, target: { id, name: id } });
  }
}
