import { Inject, Injectable } from '@nestjs/common';
import type { Visitor } from '../../../access/principal';
import { after, Clock } from '../../../kernel/clock/clock';
import type { Visit } from '../../../kernel/http/visit';
import { newId } from '../../../kernel/id/id';
import type { UserView } from '../../users';
import { browserName } from '../proof/browser-name';
import type { SessionStarted, SessionView } from '../sign-in.contract';
import { SIGN_IN_OPTIONS, type SignInOptions } from '../sign-in.options';
import { sessionNotFound } from '../sign-in.problems';
import { isSessionLive } from '../sign-in.rules';
import { SessionToken } from './session.token';
import { SessionUses } from './session.uses';
import { type SessionRow, SessionsRepository } from './sessions.repository';

@Injectable()
export class SessionsService {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly token: SessionToken,
    private readonly clock: Clock,
    private readonly uses: SessionUses,
    @Inject(SIGN_IN_OPTIONS) private readonly options: SignInOptions,
  ) {}

  /** Begins a session for a person who has just proven their address; joins the running transaction. */
  async begin(user: UserView, visit: Visit): Promise<SessionStarted> {
    const now = this.clock.now();
    const id = newId('ses');
    const expiresAt = after(now, this.options.sessionTtlSeconds);
    await this.sessions.add({ id, userId: user.id, now, expiresAt, ...visit });
    return {
      accessToken: this.token.sign(id),
      tokenType: 'Bearer',
      expiresAt: expiresAt.toISOString(),
      user,
    };
  }

  async list(who: Visitor): Promise<SessionView[]> {
    const now = this.clock.now();
    const rows = (await this.sessions.list(who.userId, now)).map((row) => this.seen(row));
    return rows
      .filter((row) => isSessionLive(row, this.options.sessionIdleSeconds, now))
      .map((row) => sessionView(row, who.credential.id));
  }

  /** @throws sessionNotFound unless it is a live session of the caller */
  async end(who: Visitor, sessionId: string): Promise<void> {
    const ended = await this.sessions.takeEnded(who.userId, sessionId, this.clock.now());
    if (!ended) throw sessionNotFound();
  }

  endOthers(who: Visitor): Promise<void> {
    return this.sessions.endOthers(who.userId, who.credential.id, this.clock.now());
  }

  /** Ends the caller's own session; doing it again changes nothing. */
  async signOut(who: Visitor): Promise<void> {
    await this.sessions.takeEnded(who.userId, who.credential.id, this.clock.now());
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
