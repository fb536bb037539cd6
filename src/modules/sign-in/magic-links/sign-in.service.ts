import { Injectable } from '@nestjs/common';
import { Atomic } from '../../../kernel/database/atomic';
import type { Visit } from '../../../kernel/http/visit';
import { MailQueue } from '../../mail';
import type { SignInAsked } from './sign-in.contract';
import { type Asking, SignInIssuer } from './sign-in-issuer';
import { SignInLimits } from './sign-in-limits';
import { SignInRequestsRepository } from './sign-in-requests.repository';

/** Requests sign-in emails. The same statements run for every address; whether it has an account is never read. */
@Injectable()
export class SignInService {
  constructor(
    private readonly requests: SignInRequestsRepository,
    private readonly issuer: SignInIssuer,
    private readonly limits: SignInLimits,
    private readonly mail: MailQueue,
    private readonly atomic: Atomic,
  ) {}

  /** Queues an email with a link and a code. @throws slowDown over the limits of an address or a network */
  async requestEmail(asking: Asking, visit: Visit): Promise<SignInAsked> {
    await this.limits.countSend(asking.email, visit.network);
    const { request, requestSecret } = this.issuer.request(asking, visit);
    await this.atomic.run(async () => {
      await this.requests.add(request);
      await this.mail.add('sign-in', request.id, true);
    });
    return { requestSecret, expiresAt: request.expiresAt.toISOString() };
  }
}
