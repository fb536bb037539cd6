import { Inject, Injectable } from '@nestjs/common';
import type {
  Caller,
  Credential,
  CredentialContext,
  CredentialResolver,
  Person,
  Via,
} from '../../../access/principal';
import { Clock } from '../../../kernel/clock/clock';
import { BatchedLookup, LookupPool } from '../../../kernel/database/batched-lookup';
import { MEMBERSHIP_COLUMNS, type MembershipRow, principalOf } from '../../members';
import { isSessionLive, type SessionFacts } from './session.rules';
import { SessionToken } from './session-token';
import { SessionUses } from './session-uses';
import { SIGN_IN_OPTIONS, type SignInOptions } from './sign-in.options';

/** The result of one query: this session in this workspace (id or slug; empty for the only one). */
export interface SessionLookupRow
  extends Pick<MembershipRow, OfPerson>,
    Omit<Partial<MembershipRow>, OfPerson> {
  readonly sessionId: string;
  /** Unix time in milliseconds, because the driver parses dates more slowly than any other column. */
  readonly lastSeenMs: number;
  readonly expiresMs: number;
  readonly asked: string;
  /** How many memberships match; 2 means two or more. The member columns are those of one of them. */
  readonly memberships: number;
}

type OfPerson = 'userId' | 'email' | 'userName';

export const SESSION_LOOKUP = `select asked.session_id as "sessionId", asked.workspace as asked,
    extract(epoch from s.last_seen_at)::float8 * 1000 as "lastSeenMs",
    extract(epoch from s.expires_at)::float8 * 1000 as "expiresMs",
    ${MEMBERSHIP_COLUMNS}, case when m.id is null then 0 else 1 end as memberships
  from unnest($1::text[], $2::text[]) as asked (session_id, workspace)
  join session s on s.id = asked.session_id and s.ended_at is null
  join app_user u on u.id = s.user_id
  left join (member m join workspace w on w.id = m.workspace_id)
    on m.user_id = s.user_id and m.is_active
    and (m.sessions_from is null or s.began_at > m.sessions_from)
    and (asked.workspace = '' or w.id = asked.workspace or w.slug = asked.workspace)`;

/** Resolves a session to its user, and to their membership in the workspace that the request names. */
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
      // One row per membership.
      merge: (row) => ({ ...row, memberships: 2 }),
    });
  }

  recognises(token: string): boolean {
    return this.token.isShaped(token);
  }

  async resolve(token: string, context: CredentialContext): Promise<Caller | undefined> {
    const sessionId = this.token.read(token);
    if (!sessionId) return undefined;
    const row = await this.lookup.find(sessionId, context.workspace ?? '');
    const now = this.clock.now();
    if (!row || !isSessionLive(this.seen(row), this.options.sessionIdleSeconds, now)) return undefined;
    this.uses.note(sessionId, now);
    const credential: Credential = { kind: 'session', id: sessionId, name: null };
    return hasOneMembership(row)
      ? principalOf(row, credential, context.via)
      : personOf(row, credential, context.via);
  }

  /** Includes uses that are not written yet. */
  private seen({ sessionId, lastSeenMs, expiresMs }: SessionLookupRow): SessionFacts {
    const stored = new Date(lastSeenMs);
    return { expiresAt: new Date(expiresMs), lastSeenAt: this.uses.latest(sessionId, stored) ?? stored };
  }
}

const hasOneMembership = (row: SessionLookupRow): row is SessionLookupRow & MembershipRow =>
  row.memberships === 1;

function personOf(row: SessionLookupRow, credential: Credential, via: Via): Person {
  const user = { id: row.userId, email: row.email, name: row.userName };
  const membership = row.memberships > 1 ? 'several' : row.asked === '' ? 'none' : 'refused';
  return { userId: row.userId, credential, user, via, membership };
}
