import { Inject, Injectable } from '@nestjs/common';
import type { Credential, CredentialResolver, Knock, Person, Visitor } from '../../../access/principal';
import { Clock } from '../../../kernel/clock/clock';
import { BatchedLookup, LookupPool } from '../../../kernel/database/batched-lookup';
import { principalOf, SEAT_COLUMNS, type SeatRow } from '../../members';
import { SIGN_IN_OPTIONS, type SignInOptions } from '../sign-in.options';
import { isSessionLive, type SessionFacts } from '../sign-in.rules';
import { SessionToken } from './session.token';
import { SessionUses } from './session.uses';

/** One question: this session, in this workspace (id, slug or, empty, the only one). */
export interface SessionLookupRow extends SessionFacts, Partial<SeatRow> {
  readonly sessionId: string;
  readonly asked: string;
  readonly ownId: string;
  readonly ownEmail: string;
  readonly ownName: string;
  /** How many seats fit what was asked; the columns of the seat are those of one of them. */
  readonly seats: number | null;
}

export const SESSION_LOOKUP = `select asked.session_id as "sessionId", asked.workspace as asked,
    s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt",
    o.id as "ownId", o.email as "ownEmail", o.name as "ownName", seat.*
  from unnest($1::text[], $2::text[]) as asked (session_id, workspace)
  join session s on s.id = asked.session_id and s.ended_at is null
  join app_user o on o.id = s.user_id
  left join lateral (
    select ${SEAT_COLUMNS}, count(*) over ()::int as seats
    from member m
    join workspace w on w.id = m.workspace_id
    join app_user u on u.id = m.user_id
    where m.user_id = s.user_id and m.is_active
      and (m.sessions_from is null or s.began_at > m.sessions_from)
      and (asked.workspace = '' or w.id = asked.workspace or w.slug = asked.workspace)
    limit 1
  ) seat on true`;

/** Resolves a session to its person, and to their seat in the workspace that the request names. */
@Injectable()
export class SessionCredential implements CredentialResolver {
  readonly kind = 'session';
  readonly lookup: BatchedLookup<SessionLookupRow>;

  constructor(
    private readonly token: SessionToken,
    private readonly clock: Clock,
    private readonly uses: SessionUses,
    @Inject(SIGN_IN_OPTIONS) private readonly options: SignInOptions,
    pool: LookupPool,
  ) {
    this.lookup = new BatchedLookup(pool, {
      name: 'session',
      text: SESSION_LOOKUP,
      parts: 2,
      keyOf: (row) => [row.sessionId, row.asked],
    });
  }

  recognises(token: string): boolean {
    return this.token.isShaped(token);
  }

  async resolve(token: string, knock: Knock): Promise<Visitor | undefined> {
    const sessionId = this.token.read(token);
    if (!sessionId) return undefined;
    const row = await this.lookup.find(sessionId, knock.workspace ?? '');
    const now = this.clock.now();
    if (!row || !isSessionLive(this.seen(row), this.options.sessionIdleSeconds, now)) return undefined;
    this.uses.note(sessionId, now);
    const credential: Credential = { kind: 'session', id: sessionId, name: null };
    return hasOneSeat(row) ? principalOf(row, credential) : personOf(row, credential);
  }

  /** A use that is not written yet counts all the same. */
  private seen(row: SessionLookupRow): SessionFacts {
    return {
      expiresAt: row.expiresAt,
      lastSeenAt: this.uses.latest(row.sessionId, row.lastSeenAt) ?? row.lastSeenAt,
    };
  }
}

const hasOneSeat = (row: SessionLookupRow): row is SessionLookupRow & SeatRow => row.seats === 1;

function personOf(row: SessionLookupRow, credential: Credential): Person {
  const user = { id: row.ownId, email: row.ownEmail, name: row.ownName };
  const seat = row.seats !== null && row.seats > 1 ? 'several' : row.asked === '' ? 'none' : 'refused';
  return { userId: row.ownId, credential, user, seat };
}
