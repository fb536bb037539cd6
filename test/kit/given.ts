import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { addressOf } from '../../config/mikro-orm.config';
import { PERMISSIONS, type Permission, type Role } from '../../src/access/permissions';
import { Clock } from '../../src/kernel/clock/clock';
import { newId } from '../../src/kernel/id/id';
import { digestOf } from '../../src/kernel/secret/secret';
import { Vault } from '../../src/kernel/secret/vault';
import { hintOf, newApiKeyToken } from '../../src/modules/api-keys/api-keys/api-key-token';
import { SessionToken } from '../../src/modules/sign-in/sessions/session-token';
import { type Caller, caller } from './as';
import { type GivenConnection, type Granted, giveConnection } from './connection';
import { issued } from './secrets/issued-secrets';

export interface GivenMember extends Caller {
  readonly id: string;
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly sessionId: string;
  /** Their session's token. */
  readonly token: string;
}

export interface GivenWorkspace {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly owner: GivenMember;
}

const TIMES = { joined: new Date('2026-01-05T09:00:00Z') };
let serial = 0;

/** Inserts rows directly, with as few fields as possible, so that a test states only what matters to it. */
export class Given {
  private readonly token: SessionToken;
  private readonly pool: pg.Pool;

  constructor(
    private readonly app: NestFastifyApplication,
    databaseUrl: string,
  ) {
    this.token = new SessionToken(app.get(Vault));
    this.pool = new pg.Pool({ ...addressOf(databaseUrl), max: 4, idleTimeoutMillis: 5_000 });
    this.pool.on('error', () => undefined);
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  /** Queries the database directly, over pooled connections. */
  async sql<R extends pg.QueryResultRow>(text: string, values: unknown[]): Promise<R[]> {
    return (await this.pool.query<R>(text, values)).rows;
  }

  /** A workspace with its owner and others by name: `{ ann: 'admin', bob: 'employee' }`. */
  async workspace<N extends string = never>(
    others: Record<N, Exclude<Role, 'owner'>> = {} as Record<N, never>,
  ): Promise<{ workspace: GivenWorkspace } & Record<N | 'owner', GivenMember>> {
    serial += 1;
    const id = newId('ws');
    const slug = `workspace-${serial}-${id.slice(-6)}`;
    const name = `Workspace ${serial}`;
    const memberId = newId('mem');
    const userId = await this.user('Olga Owner');
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      await client.query(
        `insert into workspace (id, slug, name, time_zone, currency, owner_member_id, created_at)
         values ($1, $2, $3, 'America/New_York', 'USD', $4, $5)`,
        [id, slug, name, memberId, TIMES.joined],
      );
      await this.membership(client, id, memberId, userId.id, 'admin');
      await client.query('commit');
    } finally {
      client.release();
    }
    const owner = await this.member(id, memberId, userId);
    const rest = await Promise.all(
      Object.entries<string>(others).map(
        async ([caller, role]) => [caller, await this.newMember(id, role, caller)] as const,
      ),
    );
    const people = Object.fromEntries(rest) as Record<N, GivenMember>;
    return { workspace: { id, slug, name, owner }, owner, ...people };
  }

  /** Adds a member with a new user. */
  async newMember(workspaceId: string, role: string, name = 'Someone'): Promise<GivenMember> {
    const user = await this.user(name);
    return this.join(workspaceId, user, role);
  }

  /** Adds an existing user as a member. */
  async join(
    workspaceId: string,
    user: { id: string; email: string; name: string },
    role: string,
  ): Promise<GivenMember> {
    const memberId = newId('mem');
    await this.membership(this.pool, workspaceId, memberId, user.id, role);
    return this.member(workspaceId, memberId, user);
  }

  async user(name = 'Someone'): Promise<{ id: string; email: string; name: string }> {
    serial += 1;
    const id = newId('usr');
    const email = `person${serial}-${id.slice(-6)}@example.com`;
    await this.pool.query('insert into app_user (id, email, name, created_at) values ($1, $2, $3, $4)', [
      id,
      email,
      name,
      TIMES.joined,
    ]);
    return { id, email, name };
  }

  /** An active session of a person who has just signed in. @returns its bearer token */
  async session(userId: string): Promise<{ id: string; token: string }> {
    const id = newId('ses');
    const now = this.app.get(Clock).now();
    const expiresAt = new Date(now.getTime() + 90 * 86_400_000);
    await this.pool.query(
      `insert into session (id, user_id, signed_in_at, last_seen_at, expires_at, user_agent, network)
       values ($1, $2, $3, $3, $4, null, '203.0.113.7')`,
      [id, userId, now, expiresAt],
    );
    const token = this.token.sign(id);
    issued('session', token);
    return { id, token };
  }

  /** An active key that acts as a member of any role. */
  async apiKey(
    workspaceId: string,
    memberId: string,
    name = 'A key',
  ): Promise<Caller & { id: string; token: string }> {
    const token = newApiKeyToken();
    issued('key', token);
    const id = newId('key');
    await this.pool.query(
      `insert into api_key (workspace_id, id, member_id, epoch, name, token_hash, hint, role_at_creation, created_at)
       select m.workspace_id, $2, m.id, m.epoch, $3, $4, $5, 'owner', $6
       from member m where m.workspace_id = $1 and m.id = $7`,
      [workspaceId, id, name, digestOf(token), hintOf(token), TIMES.joined, memberId],
    );
    return { ...caller(this.app, token), id, token };
  }

  /** An active connection of a member, with an access token for one resource. */
  connection(
    workspaceId: string,
    memberId: string,
    permissions: readonly Permission[] = PERMISSIONS,
    granted: Granted = {},
  ): Promise<GivenConnection> {
    return giveConnection(this.app, { workspaceId, memberId, permissions, granted });
  }

  /** Ends a membership like a removal. */
  async removed(workspaceId: string, memberId: string): Promise<void> {
    await this.pool.query(
      `update member set is_active = false, removed_at = now(), epoch = epoch + 1, sessions_from = clock_timestamp()
       where workspace_id = $1 and id = $2`,
      [workspaceId, memberId],
    );
  }

  /** An open invitation. @returns its id */
  async invitation(workspaceId: string, inviterMemberId: string, role = 'employee'): Promise<string> {
    const id = newId('inv');
    await this.pool.query(
      `insert into invitation
         (workspace_id, id, email, role, nonce, token_hash, inviter_member_id, created_at, sent_at, expires_at)
       values ($1, $2, $3, $4, 'nonce', $5, $6, now(), now(), now() + interval '7 days')`,
      [workspaceId, id, `${id}@example.com`, role, digestOf(id), inviterMemberId],
    );
    return id;
  }

  /** A pay rate from a day on, by default hourly and paid weekly. @returns the id of the pay change */
  async payRate(
    workspaceId: string,
    memberId: string,
    {
      effectiveOn = '2025-01-01',
      kind = 'hourly',
      amount = 2000,
      isOvertimeExempt = false,
      paySchedule = 'weekly',
    } = {},
  ): Promise<string> {
    const id = newId('pay');
    await this.pool.query(
      `insert into pay_change (workspace_id, id, member_id, effective_on, kind, amount, is_overtime_exempt, pay_schedule,
         created_at, created_by_member_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $3)`,
      [workspaceId, id, memberId, effectiveOn, kind, amount, isOvertimeExempt, paySchedule, TIMES.joined],
    );
    return id;
  }

  /** A job that every member can pick. @returns its id */
  async job(workspaceId: string, name = 'A job'): Promise<string> {
    const id = newId('job');
    await this.pool.query(
      `insert into job (workspace_id, id, name, is_for_everyone, created_at) values ($1, $2, $3, true, $4)`,
      [workspaceId, id, name, TIMES.joined],
    );
    return id;
  }

  private async member(
    workspaceId: string,
    memberId: string,
    user: { id: string; email: string; name: string },
  ): Promise<GivenMember> {
    const session = await this.session(user.id);
    const { id: userId, email, name } = user;
    const at = caller(this.app, session.token, workspaceId);
    return { ...at, token: session.token, id: memberId, userId, email, name, sessionId: session.id };
  }

  private async membership(
    at: pg.Pool | pg.PoolClient,
    workspaceId: string,
    id: string,
    userId: string,
    role: string,
  ) {
    await at.query(
      `insert into member (workspace_id, id, user_id, role, is_active, joined_at) values ($1, $2, $3, $4, true, $5)`,
      [workspaceId, id, userId, role, TIMES.joined],
    );
  }
}
