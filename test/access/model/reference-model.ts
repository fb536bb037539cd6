import {
  type Act,
  type Area,
  brings,
  type Connection,
  type Credential,
  everything,
  HOSTS,
  holds,
  keepsOut,
  OPEN,
  type Policy,
  type Reach,
  type Session,
} from './credentials';
import { MembershipModel } from './memberships';

const OK = 200;
const DONE = 204;
/** Pages redirect to the form or to the sign-in page. */
const ELSEWHERE = 303;
const UNKNOWN = 401;
const FORBIDDEN = 403;
const NOT_THERE = 404;

/** What an assistant requests, and the person's decision. */
export interface ConnectInput {
  readonly workspace: number;
  readonly client: number;
  readonly resource: Connection['resource'];
  readonly asked: readonly string[];
  readonly viewing: boolean;
}

/** The whole model: memberships and connected assistants. */
export class ReferenceModel extends MembershipModel {
  /**
   * A person connects an assistant in the browser of a session. It gets the requested permissions that the person's
   * role and the policy allow. An older connection of the same assistant in that place is revoked.
   */
  connect(by: Session, input: ConnectInput): number {
    const { workspace, client, resource } = input;
    if (!this.reaches(by, workspace) || keepsOut(this.policies[workspace] ?? OPEN, client)) return ELSEWHERE;
    const { person } = by;
    const role = this.role(workspace, person);
    const only = everything().filter((permission) => {
      const [area, act] = permission.split(':') as [Area, Act];
      const isGiven = act === 'read' || (!input.viewing && this.mayGive(workspace, act));
      return isGiven && brings(input.asked, area, act) && holds(role, area, act, 'own');
    });
    for (const old of this.connections) if (isReplaced(old, by, input)) old.ended = true;
    const epoch = this.membership(workspace, person)?.epoch ?? 0;
    this.connections.push({
      kind: 'connection',
      person,
      workspace,
      epoch,
      client,
      resource,
      session: by,
      only,
      ended: false,
    });
    return OK;
  }

  refresh(connection: Connection): number | string {
    if (!this.isAlive(connection)) return 'invalid_grant';
    return this.isKeptOut(connection) ? 'access_denied' : OK;
  }

  /** The assistant revokes its own token. The response has no details. */
  giveBack(connection: Connection): number {
    connection.ended = true;
    return OK;
  }

  disconnect(by: Credential, connection: Connection): number {
    const own = this.inPerson(by, connection.workspace);
    if (typeof own === 'number') return own;
    const isTheirs = own !== 'employee' || connection.person === by.person;
    if (!this.isAlive(connection) || !isTheirs) return NOT_THERE;
    connection.ended = true;
    return DONE;
  }

  rule(by: Credential, workspace: number, policy: Policy): number {
    const own = this.inPerson(by, workspace);
    if (typeof own === 'number') return own;
    if (own === 'employee') return FORBIDDEN;
    this.policies[workspace] = policy;
    return OK;
  }

  isOpen(workspace: number): boolean {
    return this.policies[workspace] === OPEN;
  }

  /** The expected result when a connection calls a tool at the MCP endpoint. */
  toolVerdict(by: Connection, area: Area, act: Act, reach: Reach): number | string {
    if (!this.isAlive(by) || by.resource !== 'mcp') return UNKNOWN;
    if (this.isKeptOut(by)) return FORBIDDEN;
    const role = this.role(by.workspace, by.person);
    if (!holds(role, area, act, reach) || !this.mayGive(by.workspace, act)) return 'not there';
    return brings(by.only, area, act) ? OK : 'step up';
  }
}

/** A web assistant stores its tokens in one place. A local one has one per computer, identified by the browser. */
const isReplaced = (old: Connection, by: Session, { workspace, client, resource }: ConnectInput): boolean =>
  old.person === by.person &&
  old.workspace === workspace &&
  old.client === client &&
  old.resource === resource &&
  (HOSTS[client] !== 'localhost' || old.session === by);
