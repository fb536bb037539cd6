import { Injectable } from '@nestjs/common';
import { unauthenticated } from '../../../access/access.problems';
import type { Visitor } from '../../../access/principal';
import { Atomic } from '../../../kernel/database/atomic';
import { browserName } from '../../../kernel/http/browser-name';
import type { Visit } from '../../../kernel/http/visit';
import { AuditTrail } from '../../audit';
import type { UserView } from '../../users';
import type { SessionStarted, SessionView } from '../sign-in.contract';
import { sessionNotFound } from '../sign-in.problems';
import { SessionMint } from './session.mint';
import { SessionUses } from './session.uses';
import { type ProofTimes, type SessionRow, SessionsRepository } from './sessions.repository';

interface Beginning extends ProofTimes {
  /** Whether the person has signed in before, but not in this browser. */
  readonly isNewBrowser: boolean;
}

@Injectable()
export class SessionsService {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly mint: SessionMint,
    private readonly uses: SessionUses,
    private readonly atomic: Atomic,
    private readonly trail: AuditTrail,
  ) {}

  /**
   * Begins a session for a person who has just proven their address; joins the running transaction.
   * @param isNewBrowser whether the person is mailed about it
   */
  begin(user: UserView, visit: Visit, isNewBrowser = false): Promise<SessionStarted> {
    return this.add(user, visit, { signedInAt: this.mint.now(), provedAt: null, isNewBrowser });
  }

  /**
   * Begins a session for somebody who is in one, in the running transaction: one that was ended since the door brings
   * forth no other, and what it brings forth is proven no later than it was. @throws unauthenticated
   */
  async beginAnew(who: Visitor, visit: Visit): Promise<SessionStarted> {
    const current = await this.sessions.findStanding(who.userId, who.credential.id);
    if (!current) throw unauthenticated();
    return this.add(who.user, visit, { ...current, isNewBrowser: false });
  }

  private add(user: UserView, visit: Visit, { isNewBrowser, ...proven }: Beginning): Promise<SessionStarted> {
    return this.atomic.run(async () => {
      const { id, now, expiresAt, accessToken } = this.mint.session();
      const { userAgent, network } = visit;
      await this.sessions.add({ id, userId: user.id, now, expiresAt, userAgent, network, ...proven });
      const after = { browser: browserName(userAgent), network, ...(isNewBrowser ? { isNewBrowser } : {}) };
      await this.trail.ofPerson(
        user.id,
        { user, via: visit },
        { action: 'session.started', target: { id, name: id }, after },
      );
      return { accessToken, tokenType: 'Bearer', expiresAt: expiresAt.toISOString(), user };
    });
  }

  async list(who: Visitor): Promise<SessionView[]> {
    const rows = (await this.sessions.list(who.userId, this.mint.now())).map((row) => this.seen(row));
    return rows.filter((row) => this.mint.isLive(row)).map((row) => sessionView(row, who.credential.id));
  }

  /** @throws sessionNotFound unless it is a live session of the caller */
  async end(who: Visitor, sessionId: string): Promise<void> {
    if (!(await this.take(who, sessionId))) throw sessionNotFound();
  }

  endOthers(who: Visitor): Promise<void> {
    return this.atomic.run(async () => {
      const sessions = await this.sessions.endOthers(who.userId, who.credential.id, this.mint.now());
      await this.trail.ofPerson(who.userId, who, { action: 'session.others_ended', after: { sessions } });
    });
  }

  /** Ends the caller's own session; doing it again changes nothing. */
  async signOut(who: Visitor): Promise<void> {
    await this.take(who, who.credential.id);
  }

  private take(who: Visitor, id: string): Promise<boolean> {
    return this.atomic.run(async () => {
      const ended = await this.sessions.takeEnded(who.userId, id, this.mint.now());
      if (ended)
        await this.trail.ofPerson(who.userId, who, { action: 'session.ended', target: { id, name: id } });
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
