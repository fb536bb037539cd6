import type { Reply, Server } from './server';
import { type Sink, tokenIn } from './sink';

/** A person's membership in one workspace, with one of their sessions. */
export interface Membership {
  readonly email: string;
  readonly token: string;
  readonly workspace: string;
  readonly memberId: string;
}

let serial = 0;
function address(name: string): string {
  serial += 1;
  return `${name}-${serial}@proofs.example`;
}

/** Creates people as in production: by email and over HTTP. */
export class People {
  constructor(
    readonly server: Server,
    private readonly sink: Sink,
  ) {}

  /** Signs a person in. @returns their session's token */
  async session(email: string): Promise<string> {
    await this.done('POST', '/sign-in/requests', { body: { email } });
    const token = tokenIn(await this.sink.take(email, '/sign-in/confirm'));
    return (await this.done('POST', '/sign-in/sessions', { body: { token } })).body.accessToken;
  }

  /** A workspace and its owner. */
  async owner(email = address('owner')): Promise<Membership> {
    const token = await this.session(email);
    const body = { name: 'Harbor Bakery', timeZone: 'Europe/Lisbon' };
    const { id, memberId } = (await this.done('POST', '/workspaces', { token, body })).body;
    return { email, token, workspace: id, memberId };
  }

  /** Adds a member to the owner's workspace by invitation. */
  async member(owner: Membership, role: 'admin' | 'employee'): Promise<Membership> {
    const email = address(role);
    const body = { token: await this.invitation(owner, email, role) };
    const { accessToken, workspace } = (await this.done('POST', '/invitations/accept', { body })).body;
    return { email, token: accessToken, workspace: workspace.id, memberId: workspace.memberId };
  }

  /** @returns the token of the emailed link */
  async invitation(by: Membership, email: string, role: 'admin' | 'employee'): Promise<string> {
    await this.as(by, 'POST', '/invitations', { emails: [email], role });
    return tokenIn(await this.sink.take(email, '/invitations/accept'));
  }

  /** An active API key. */
  async key(owner: Membership): Promise<{ id: string; value: string }> {
    return (await this.as(owner, 'POST', '/api-keys', { name: 'A key' })).body;
  }

  /** A former owner who is now an admin, with the key from their time as owner, and the new owner. */
  async formerOwner(): Promise<{ admin: Membership; owner: Membership; key: { id: string; value: string } }> {
    const admin = await this.owner();
    const key = await this.key(admin);
    const owner = await this.member(admin, 'admin');
    await this.as(admin, 'POST', '/workspace/ownership', { memberId: owner.memberId });
    return { admin, owner, key };
  }

  /** A request that must succeed. @throws with the response if it does not */
  as({ token, workspace }: Membership, method: string, path: string, body?: unknown): Promise<Reply> {
    return this.done(method, path, { token, workspace, body });
  }

  private async done(...[method, path, asking]: Parameters<Server['ask']>): Promise<Reply> {
    const reply = await this.server.ask(method, path, asking);
    if (reply.status >= 300) throw new Error(`${method} ${path}: ${reply.status} ${reply.text}`);
    return reply;
  }
}
