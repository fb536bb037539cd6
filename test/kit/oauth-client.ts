import { createHash, randomBytes } from 'node:crypto';
import { PERMISSIONS } from '../../src/access/permissions';
import { ORIGIN, type TestApp } from './app';
import type { Reply } from './as';
import type { GivenMember } from './given';

export const CALLBACK = 'https://assistant.example/callback';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

export interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly scope: string;
  readonly expires_in: number;
}

/** A browser without scripts that stores cookies by name and path. It does not follow redirects. */
export class Tab {
  /** Every received `Set-Cookie` header, unparsed. */
  readonly received: string[] = [];
  private readonly cookies = new Map<string, { name: string; value: string; path: string }>();

  constructor(
    private readonly t: TestApp,
    private readonly headers: Readonly<Record<string, string>> = { 'sec-fetch-site': 'same-origin' },
  ) {}

  /** A browser with a signed-in member. */
  static forSession(t: TestApp, { token }: { token: string }): Tab {
    const tab = new Tab(t);
    tab.keep('keyshift_session', token, '/');
    return tab;
  }

  get(address: string): Promise<Reply> {
    return this.send('GET', address);
  }

  post(address: string, fields: Readonly<Record<string, string>> = {}): Promise<Reply> {
    return this.send('POST', address, new URLSearchParams(fields).toString());
  }

  /** Follows redirects within this site. @returns the last response, with the address if they leave the site */
  async follow(address: string): Promise<Reply & { readonly left?: URL }> {
    const reply = await this.get(address);
    if (reply.status !== 303) return reply;
    const next = new URL(String(reply.headers.location), ORIGIN);
    return next.origin === ORIGIN ? this.follow(next.pathname + next.search) : { ...reply, left: next };
  }

  isHolding(cookie: string): boolean {
    return [...this.cookies.values()].some(({ name }) => name === cookie);
  }

  private async send(method: 'GET' | 'POST', address: string, payload?: string): Promise<Reply> {
    const { pathname, search } = new URL(address, ORIGIN);
    const cookie = [...this.cookies.values()]
      .filter(({ path }) => pathname === path || pathname.startsWith(path.replace(/\/?$/, '/')))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
    const headers = { ...this.headers, ...(payload === undefined ? {} : FORM), cookie };
    const reply = await this.t.app.inject({
      method,
      url: pathname + search,
      headers,
      ...(payload === undefined ? {} : { payload }),
    });
    this.received.push(...[reply.headers['set-cookie'] ?? []].flat());
    for (const { name, value, path = '/' } of reply.cookies) this.keep(name, value, path);
    return { status: reply.statusCode, headers: reply.headers, text: reply.body, body: undefined };
  }

  private keep(name: string, value: string, path: string): void {
    if (value === '') this.cookies.delete(`${name} ${path}`);
    else this.cookies.set(`${name} ${path}`, { name, value, path });
  }
}

/** The target of a page's automatic refresh. */
export const refreshOf = ({ text }: Reply): string | undefined =>
  /http-equiv="refresh" content="0; url=([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');

/** The hidden field of the consent form that records what the person was shown. */
export async function shownOn(tab: Tab, page: string, account = ''): Promise<{ shown: string }> {
  const { text } = await tab.get(`${page}?${new URLSearchParams({ account })}`);
  return { shown: /name="shown" value="([^"]*)"/.exec(text)?.[1] ?? '' };
}

/** An OAuth client that sends valid or invalid requests. */
export class Assistant {
  readonly verifier = randomBytes(32).toString('base64url');
  readonly state = randomBytes(8).toString('hex');

  constructor(
    private readonly t: TestApp,
    readonly clientId: string,
    readonly redirectUri = CALLBACK,
  ) {}

  /** A client that has registered itself (RFC 7591). */
  static async registered(t: TestApp, metadata: Readonly<Record<string, unknown>> = {}): Promise<Assistant> {
    const reply = await Assistant.register(t, metadata);
    return new Assistant(t, reply.body.client_id, reply.body.redirect_uris[0]);
  }

  static register(t: TestApp, metadata: Readonly<Record<string, unknown>> = {}): Promise<Reply> {
    const body = { client_name: 'Helper', redirect_uris: [CALLBACK], ...metadata };
    return t.asNobody().send('POST', '//oauth/register', body);
  }

  /** The authorization request that it opens in the person's browser. */
  address(changes: Readonly<Record<string, string | undefined>> = {}): string {
    const asked: Record<string, string | undefined> = {
      client_id: this.clientId,
      redirect_uri: this.redirectUri,
      response_type: 'code',
      scope: PERMISSIONS.join(' '),
      state: this.state,
      resource: `${ORIGIN}/api/v1`,
      code_challenge: createHash('sha256').update(this.verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...changes,
    };
    const kept = Object.entries(asked).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    );
    return `/oauth/authorize?${new URLSearchParams(kept)}`;
  }

  /** Runs an authorization request. @returns the redirect to the client */
  async ask(
    tab: Tab,
    answer: Readonly<Record<string, string>>,
    changes: Readonly<Record<string, string | undefined>> = {},
  ): Promise<URL> {
    const start = await tab.get(this.address(changes));
    const page = String(start.headers.location);
    return this.answered(tab, page, answer);
  }

  /** Submits a consent form and follows the redirect to the client. */
  async answered(tab: Tab, page: string, answer: Readonly<Record<string, string>>): Promise<URL> {
    return this.left(tab, await this.decide(tab, page, answer));
  }

  /** Submits a consent form, by default to allow the connection. */
  async decide(tab: Tab, page: string, answer: Readonly<Record<string, string>>): Promise<Reply> {
    return tab.post(page, { decision: 'allow', ...(await shownOn(tab, page, answer.account)), ...answer });
  }

  /** Continues from the page after a consent. @returns the redirect to the client */
  async left(tab: Tab, handoff: Reply): Promise<URL> {
    const onward = refreshOf(handoff);
    if (!onward)
      throw new Error(
        `no refresh on the page: ${handoff.status} ${handoff.headers.location} ${handoff.text}`,
      );
    const back = await tab.follow(onward);
    if (!back.left) throw new Error(`no redirect to the client: ${back.status} ${back.text}`);
    return back.left;
  }

  token(fields: Readonly<Record<string, string>>): Promise<Reply> {
    return this.post('/oauth/token', { client_id: this.clientId, ...fields });
  }

  redeem(code: string, changes: Readonly<Record<string, string>> = {}): Promise<Reply> {
    const own = { grant_type: 'authorization_code', code, redirect_uri: this.redirectUri };
    return this.token({ ...own, code_verifier: this.verifier, ...changes });
  }

  refresh(token: string, changes: Readonly<Record<string, string>> = {}): Promise<Reply> {
    return this.token({ grant_type: 'refresh_token', refresh_token: token, ...changes });
  }

  revoke(token: string, changes: Readonly<Record<string, string>> = {}): Promise<Reply> {
    return this.post('/oauth/revoke', { client_id: this.clientId, token, ...changes });
  }

  introspect(token: string, changes: Readonly<Record<string, string>> = {}): Promise<Reply> {
    return this.post('/oauth/introspect', { client_id: this.clientId, token, ...changes });
  }

  /** The whole flow: authorization request, consent of a member, token request. */
  async connect(
    member: GivenMember,
    workspaceId: string,
    changes: Readonly<Record<string, string | undefined>> = {},
    answer: Readonly<Record<string, string>> = {},
  ): Promise<Tokens> {
    const back = await this.ask(Tab.forSession(this.t, member), { account: workspaceId, ...answer }, changes);
    return (await this.redeem(back.searchParams.get('code') ?? '')).body;
  }

  private async post(url: string, fields: Readonly<Record<string, string>>): Promise<Reply> {
    const payload = new URLSearchParams(fields).toString();
    const reply = await this.t.app.inject({ method: 'POST', url, headers: FORM, payload });
    const { statusCode, headers, body } = reply;
    return {
      status: statusCode,
      headers,
      text: body,
      body: body.startsWith('{') ? JSON.parse(body) : undefined,
    };
  }
}
