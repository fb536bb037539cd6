import { Sql } from '../../../src/kernel/database/sql';
import { ORIGIN, type TestApp } from '../../kit/app';
import type { Reply } from '../../kit/as';
import { callTool } from '../../kit/assistant';
import { Assistant, Tab, type Tokens } from '../../kit/oauth-client';
import type { Act, Area, Connection, Reach } from './credentials';
import type { ConnectInput } from './reference-model';

const REDIRECTS = [
  'https://assistant.example/callback',
  'https://other.example/callback',
  'http://127.0.0.1:1234/callback',
];

interface Held {
  readonly id: string;
  /** All access tokens, oldest first. Each one acts for the connection. */
  readonly access: string[];
  refresh: string;
}

export interface Tool {
  readonly name: string;
  readonly area: Area;
  readonly act: Act;
  readonly reach: Reach;
  readonly input?: Record<string, unknown>;
}

/** Tools of each area that has some. Calls of writing tools are incomplete, so validation rejects them. */
export const TOOLS: readonly Tool[] = [
  { name: 'get_company', area: 'account', act: 'read', reach: 'own' },
  { name: 'invite_members', area: 'employees', act: 'edit', reach: 'all' },
  { name: 'list_on_the_clock', area: 'time_tracking', act: 'read', reach: 'own' },
  { name: 'submit_timesheet', area: 'time_tracking', act: 'edit', reach: 'own' },
  { name: 'list_members', area: 'employees', act: 'read', reach: 'own' },
  { name: 'list_time_off_types', area: 'time_off', act: 'read', reach: 'own' },
  { name: 'ask_for_time_off', area: 'time_off', act: 'edit', reach: 'own' },
  { name: 'list_locations', area: 'account', act: 'read', reach: 'all' },
  { name: 'list_member_pay', area: 'pay_rates', act: 'read', reach: 'own' },
  { name: 'set_member_pay', area: 'pay_rates', act: 'edit', reach: 'all' },
  { name: 'get_rules', area: 'rules', act: 'read', reach: 'all', input: { rule: 'overtime' } },
  { name: 'set_rules', area: 'rules', act: 'edit', reach: 'all', input: { rule: 'overtime' } },
];

/** The assistants of a story in the running app: registered clients and their tokens. */
export class Assistants {
  private readonly held = new Map<Connection, Held>();

  private constructor(
    private readonly t: TestApp,
    private readonly programs: readonly Assistant[],
  ) {}

  static async open(t: TestApp): Promise<Assistants> {
    const programs = REDIRECTS.map((one) => Assistant.registered(t, { redirect_uris: [one] }));
    return new Assistants(t, await Promise.all(programs));
  }

  /** Runs the whole consent flow. @returns the status of the consent form, and the tokens if it was approved */
  async connect(
    session: string,
    workspaceId: string,
    { client, resource, asked, viewing }: ConnectInput,
  ): Promise<{ status: number; tokens?: Tokens }> {
    const program = this.program(client);
    const tab = Tab.forSession(this.t, { token: session });
    const asking = { scope: asked.join(' '), resource: `${ORIGIN}/${resource}` };
    const start = await tab.get(program.address(asking));
    const answer = { account: workspaceId, viewing: viewing ? 'yes' : '' };
    const handoff = await program.decide(tab, String(start.headers.location), answer);
    if (handoff.status !== 200) return { status: handoff.status };
    const back = await program.left(tab, handoff);
    const { status, body } = await program.redeem(back.searchParams.get('code') ?? '');
    return { status, tokens: body };
  }

  async keep(connection: Connection | undefined, workspaceId: string, tokens: Tokens): Promise<void> {
    if (!connection) return;
    const text = 'select id from connection where workspace_id = $1 order by id desc limit 1';
    const made = await this.t.app.get(Sql).row<{ id: string }>(text, [workspaceId]);
    this.held.set(connection, {
      id: made?.id ?? '',
      access: [tokens.access_token],
      refresh: tokens.refresh_token,
    });
  }

  idOf(connection: Connection): string {
    return this.heldOf(connection).id;
  }

  /** The newest access token, or the oldest one. */
  tokenOf(connection: Connection, first = false): string {
    return this.heldOf(connection).access.at(first ? 0 : -1) ?? '';
  }

  /** @returns the error's code, or the status */
  async refresh(connection: Connection): Promise<number | string> {
    const held = this.heldOf(connection);
    const { status, body } = await this.program(connection.client).refresh(held.refresh);
    if (status !== 200) return body?.error ?? status;
    held.access.push(body.access_token);
    held.refresh = body.refresh_token;
    return status;
  }

  async giveBack(connection: Connection, byRefreshToken: boolean): Promise<number> {
    const token = byRefreshToken ? this.heldOf(connection).refresh : this.tokenOf(connection);
    return (await this.program(connection.client).revoke(token)).status;
  }

  /** Calls a tool. @returns 200 if access was allowed, even if the input was invalid; otherwise the refusal */
  async call(connection: Connection, { name, input = {} }: Tool, first: boolean): Promise<number | string> {
    const reply = await callTool(this.t.as(this.tokenOf(connection, first)), name, input);
    if (reply.text.includes(`Tool ${name} not found`)) return 'not there';
    return asksForMore(reply) ? 'step up' : reply.status;
  }

  private heldOf(connection: Connection): Held {
    const held = this.held.get(connection);
    if (!held) throw new Error('unknown connection');
    return held;
  }

  private program(client: number): Assistant {
    const program = this.programs[client];
    if (!program) throw new Error(`unknown assistant ${client}`);
    return program;
  }
}

const asksForMore = ({ status, headers }: Reply): boolean =>
  status === 403 && String(headers['www-authenticate']).includes('insufficient_scope');
