import { Injectable } from '@nestjs/common';
import { unauthenticated } from '../../../access/access.problems';
import type { Caller } from '../../../access/principal';
import { Atomic } from '../../../kernel/database/atomic';
import { browserName } from '../../../kernel/http/browser-name';
import type { Visit } from '../../../kernel/http/visit';
import { AuditTrail } from '../../audit';
import type { UserView } from '../../users';
import { SessionIssuer } from './session-issuer';
import { SessionUses } from './session-uses';
import type { SessionStarted, SessionView } from './sessions.contract';
import { sessionNotFound } from './sessions.problems';
import { type ProofTimes, type SessionRow, SessionsRepository } from './sessions.repository';

interface Beginning extends ProofTimes {
  /** Whether the user has signed in before, but not in this browser. */
  readonly isNewBrowser: boolean;
}

@Injectable()
export class SessionsService {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly issuer: SessionIssuer,
    private readonly uses: SessionUses,
    private readonly atomic: Atomic,
    private readonly trail: AuditTrail,
  ) {}

  /**
   * Starts a session for a user who has just verified their address; joins the running transaction.
   * @param isNewBrowser whether the user gets an email about it
   */
  begin(user: UserView, visit: Visit, isNewBrowser = false): Promise<SessionStarted> {
    return this.add(user, visit, { signedInAt: this.issuer.now(), provedAt: null, isNewBrowser });
  }

  /**
   * Starts a session from the caller's current one, in the running transaction. A session that ended after the access
   * check cannot start another, and the new one inherits the proof times. @throws unauthenticated
   */
  async beginAgain(caller: Caller, visit: Visit): Promise<SessionStarted> {
    const current = await this.sessions.findStanding(caller.userId, caller.credential.id);
    if (!current) throw unauthenticated();
    return this.add(caller.user, visit, { ...current, isNewBrowser: false });
  }

  private add(user: UserView, visit: Visit, { isNewBrowser, ...proven }: Beginning): Promise<SessionStarted> {
    return this.atomic.run(async () => {
      const { id, now, expiresAt, accessToken } = this.issuer.session();
      const { userAgent, network } = visit;
      await this.sessions.add({
        id,
        userId: user.id,
        lastSeenAt: now,
        expiresAt,
        userAgent,
        network,
        ...proven,
      });
      const after = { browser: browserName(userAgent), network, ...(isNewBrowser ? { isNewBrowser } : {}) };
      await this.trail.ofPerson(
        user.id,
        { user, via: visit },
        { action: 'session.started', target: { id, name: id }, after },
      );
      return { accessToken, tokenType: 'Bearer', expiresAt: expiresAt.toISOString(), user };
    });
  }

  async list(caller: Caller): Promise<SessionView[]> {
    const rows = (await this.sessions.list(caller.userId, this.issuer.now())).map((row) => this.seen(row));
    return rows.filter((row) => this.issuer.isLive(row)).map((row) => sessionView(row, caller.credential.id));
  }

  /** @throws sessionNotFound unless it is an active session of the caller */
  async end(caller: Caller, sessionId: string): Promise<void> {
    if (!(await this.take(caller, sessionId))) throw sessionNotFound();
  }

  endOthers(caller: Caller): Promise<void> {
    return this.atomic.run(async () => {
      const sessions = await this.sessions.endOthers(caller.userId, caller.credential.id, this.issuer.now());
      await this.trail.ofPerson(caller.userId, caller, {
        action: 'session.others_ended',
        after: { sessions },
      });
    });
  }

  /** Ends a user's sessions except one, in the running transaction. @returns how many were ended */
  endAllExcept(userId: string, keptSessionId: string): Promise<number> {
    return this.sessions.endOthers(userId, keptSessionId, this.issuer.now());
  }

  /** @returns undefined for a session that has ended */
  proofTimes(caller: Caller): Promise<ProofTimes | undefined> {
    return this.sessions.findProofTimes(caller.userId, caller.credential.id);
  }

  /** Records that the user proved their identity in the session, in the running transaction. */
  recordProof(caller: Caller, now: Date): Promise<void> {
    return this.sessions.setProved(caller.userId, caller.credential.id, now);
  }

  /** Ends the caller's own session; repeated calls change nothing. */
  async signOut(caller: Caller): Promise<void> {
    await this.take(caller, caller.credential.id);
  }

  private take(caller: Caller, id: string): Promise<boolean> {
    return this.atomic.run(async () => {
      const ended = await this.sessions.takeEnded(caller.userId, id, this.issuer.now());
      if (ended)
        await this.trail.ofPerson(caller.userId, caller, {
          action: 'session.ended',
          target: { id, name: id },
        });
      return ended;
    });
  }

  private seen(row: SessionRow): SessionRow {
    return { ...row, lastSeenAt: this.uses.latest(row.id, row.lastSeenAt) ?? row.lastSeenAt };
  }
}

const sessionView = (row: SessionRow, currentId: string): SessionView => ({
  id: row.id,
  current: row.id === currentId,
  browser: browserName(row.userAgent),
  network: row.network,
  beganAt: row.beganAt.toISOString(),
  lastSeenAt: row.lastSeenAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
});
