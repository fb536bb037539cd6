import {
  type Act,
  type Area,
  brings,
  type Connection,
  type Credential,
  type GivenRole,
  holds,
  type Key,
  keepsOut,
  OPEN,
  type Policy,
  type Reach,
  type Role,
  type Session,
} from './credentials';

/**
 * The expected access decisions, derived from the product's documented rules and independent of its code: who holds
 * which permissions, what revokes what, and what cannot be restored. Time is the number of a step.
 */
const MAILS_TO_ONE = 5;
const OK = 200;
const MADE = 201;
const DONE = 204;
const UNKNOWN = 401;
const FORBIDDEN = 403;
const NOT_THERE = 404;
const CLASH = 409;
const GONE = 410;
const SLOW_DOWN = 429;

interface Membership {
  role: GivenRole;
  active: boolean;
  epoch: number;
  removedAt: number;
}

export interface Invitation {
  readonly workspace: number;
  readonly person: number;
  readonly by: number;
  readonly role: GivenRole;
  /** The index of its email among the invitation emails to that person. */
  readonly mail: number;
  state: 'open' | 'cancelled' | 'accepted';
}

/** The part of the reference model that covers people, their memberships and their credentials. */
export class MembershipModel {
  readonly sessions: Session[] = [];
  readonly keys: Key[] = [];
  readonly connections: Connection[] = [];
  readonly invitations: Invitation[] = [];
  protected readonly policies: Policy[];
  private readonly owners: number[];
  private readonly memberships: Map<number, Membership>[];
  private readonly mails: number[];
  private step = 0;

  /** @param owners the person who owns each workspace @param people the number of people */
  constructor(
    owners: readonly number[],
    readonly people: number,
  ) {
    this.owners = [...owners];
    this.memberships = owners.map((owner) => new Map([[owner, freshMembership('admin')]]));
    this.policies = owners.map(() => OPEN);
    this.mails = Array.from({ length: people }, () => 0);
  }

  tick(): void {
    this.step += 1;
  }

  get credentials(): readonly Credential[] {
    return [...this.sessions, ...this.keys, ...this.connections];
  }

  /** Adds a membership before the story begins. */
  membershipAtFirst(workspace: number, person: number, role: GivenRole): void {
    this.memberships[workspace]?.set(person, freshMembership(role));
  }

  /** People with an active (or removed) membership, without the owner. */
  others(workspace: number, active: boolean, role?: GivenRole): number[] {
    const memberships = [...(this.memberships[workspace] ?? [])];
    return memberships
      .filter(
        ([person, membership]) =>
          membership.active === active &&
          person !== this.owners[workspace] &&
          membership.role === (role ?? membership.role),
      )
      .map(([person]) => person);
  }

  /** Whether a credential is an active session of the workspace's owner. */
  isOwner(by: Credential, workspace: number): boolean {
    return by.kind === 'session' && this.roleOf(by, workspace) === 'owner';
  }

  /** The expected status of a request. A session names the workspace; other credentials have their own. */
  verdict(by: Credential, workspace: number, area: Area, act: Act, reach: Reach): number {
    const role = this.roleOf(by, workspace);
    if (typeof role === 'number') return role;
    return holds(role, area, act, reach) && this.given(by, area, act) ? OK : FORBIDDEN;
  }

  signIn(person: number): Session {
    const session: Session = { kind: 'session', person, startedAt: this.step, ended: false };
    this.sessions.push(session);
    return session;
  }

  signOut(by: Session): number {
    if (by.ended) return UNKNOWN;
    by.ended = true;
    return DONE;
  }

  endOthers(by: Session): number {
    if (by.ended) return UNKNOWN;
    for (const one of this.sessions) if (one.person === by.person && one !== by) one.ended = true;
    return DONE;
  }

  invite(
    by: Credential,
    workspace: number,
    person: number,
    role: GivenRole,
  ): { status: number; outcome?: string } {
    const status = this.verdict(by, workspace, 'employees', 'edit', 'all');
    if (status !== OK) return { status };
    if (!this.mayMake(by, workspace, role)) return { status: FORBIDDEN };
    const at = workspaceOf(by, workspace);
    if (this.membership(at, person)?.active) return { status, outcome: 'already_member' };
    if (this.open(at, person)) return { status, outcome: 'already_invited' };
    const mail = this.mails[person] ?? 0;
    if (mail >= MAILS_TO_ONE) return { status: SLOW_DOWN };
    this.mails[person] = mail + 1;
    this.invitations.push({ workspace: at, person, by: by.person, role, mail, state: 'open' });
    return { status, outcome: 'invited' };
  }

  cancel(by: Credential, invitation: Invitation): number {
    const status = this.verdict(by, invitation.workspace, 'employees', 'edit', 'all');
    if (status !== OK) return status;
    if (workspaceOf(by, invitation.workspace) !== invitation.workspace) return NOT_THERE;
    if (invitation.state !== 'open') return NOT_THERE;
    if (invitation.role === 'admin' && by.kind !== 'session') return FORBIDDEN;
    invitation.state = 'cancelled';
    return DONE;
  }

  /** In an active session of the invited person. @returns also whether restoring the membership began a new session */
  accept(invitation: Invitation): { status: number; isNew: boolean } {
    const { workspace, person, role } = invitation;
    const membership = this.membership(workspace, person);
    if (invitation.state === 'accepted' && membership?.active) return { status: OK, isNew: false };
    if (invitation.state !== 'open') return { status: GONE, isNew: false };
    invitation.state = 'accepted';
    if (!membership) {
      this.memberships[workspace]?.set(person, freshMembership(role));
      return { status: OK, isNew: false };
    }
    membership.active = true;
    membership.role = role;
    return { status: MADE, isNew: true };
  }

  changeRole(by: Credential, workspace: number, person: number, role: GivenRole): number {
    const own = this.inPerson(by, workspace);
    if (typeof own === 'number') return own;
    if (own !== 'owner') return FORBIDDEN;
    const target = this.membership(workspace, person);
    if (!target) return NOT_THERE;
    if (this.owners[workspace] === person || !target.active) return CLASH;
    target.role = role;
    if (role === 'employee') this.cancelWhere((one) => one.workspace === workspace && one.by === person);
    return OK;
  }

  transfer(by: Credential, workspace: number, person: number): number {
    const own = this.inPerson(by, workspace);
    if (typeof own === 'number') return own;
    if (own !== 'owner') return FORBIDDEN;
    const target = this.membership(workspace, person);
    if (!target) return NOT_THERE;
    if (this.owners[workspace] === person || !target.active || target.role !== 'admin') return CLASH;
    const former = this.membership(workspace, by.person);
    if (former) former.role = 'admin';
    this.owners[workspace] = person;
    this.cancelWhere((one) => one.workspace === workspace && one.by === by.person && one.role === 'admin');
    return OK;
  }

  remove(by: Credential, workspace: number, person: number): number {
    const status = this.withAllReach(by, workspace, person);
    if (status !== OK) return status;
    if (this.owners[workspace] === person) return CLASH;
    if (!mayDecideAbout(by, this.role(workspace, person))) return FORBIDDEN;
    if (!this.membership(workspace, person)?.active) return CLASH;
    this.end(workspace, person);
    return OK;
  }

  restore(by: Credential, workspace: number, person: number, role: GivenRole): number {
    const status = this.withAllReach(by, workspace, person);
    if (status !== OK) return status;
    const membership = this.membership(workspace, person);
    if (!mayDecideAbout(by, this.role(workspace, person))) return FORBIDDEN;
    if (!membership || membership.active) return CLASH;
    if (!this.mayMake(by, workspace, role)) return FORBIDDEN;
    membership.active = true;
    membership.role = role;
    this.cancelWhere((one) => one.workspace === workspace && one.person === person);
    return OK;
  }

  leave(by: Credential, workspace: number): number {
    const own = this.inPerson(by, workspace);
    if (typeof own === 'number') return own;
    if (own === 'owner') return FORBIDDEN;
    this.end(workspace, by.person);
    return OK;
  }

  generate(by: Credential, workspace: number, only: readonly string[] | undefined): number {
    const own = this.inPerson(by, workspace);
    if (typeof own === 'number') return own;
    if (own !== 'owner') return FORBIDDEN;
    const epoch = this.membership(workspace, by.person)?.epoch ?? 0;
    this.keys.push({ kind: 'key', person: by.person, workspace, epoch, only, revoked: false });
    return MADE;
  }

  revoke(by: Credential, key: Key): number {
    const own = this.inPerson(by, key.workspace);
    if (typeof own === 'number') return own;
    if (!this.isAlive(key) || (own === 'employee' && key.person !== by.person)) return NOT_THERE;
    key.revoked = true;
    return DONE;
  }

  /** The role that a credential acts with at the API, or the status of the refusal. */
  private roleOf(by: Credential, workspace: number): Role | number {
    if (by.kind === 'session') return this.roleInPerson(by, workspace);
    if (!this.isAlive(by)) return UNKNOWN;
    if (by.kind === 'connection' && by.resource !== 'api/v1') return UNKNOWN;
    return this.isKeptOut(by) ? FORBIDDEN : this.role(by.workspace, by.person);
  }

  private roleInPerson(by: Session, workspace: number): Role | number {
    if (by.ended) return UNKNOWN;
    return this.reaches(by, workspace) ? this.role(workspace, by.person) : NOT_THERE;
  }

  reaches(by: Session, workspace: number): boolean {
    const membership = this.membership(workspace, by.person);
    return !by.ended && membership?.active === true && by.startedAt > membership.removedAt;
  }

  /** The role for actions that keys and assistants may not perform, or the status of the refusal. */
  protected inPerson(by: Credential, workspace: number): Role | number {
    const role = this.roleOf(by, workspace);
    return by.kind !== 'session' && typeof role !== 'number' ? FORBIDDEN : role;
  }

  /** Whether a credential's own permissions, limited by the policy, include a permission. */
  private given(by: Credential, area: Area, act: Act): boolean {
    if (by.kind === 'session') return true;
    if (by.kind === 'key') return by.only === undefined || brings(by.only, area, act);
    return this.mayGive(by.workspace, act) && brings(by.only, area, act);
  }

  protected mayGive(workspace: number, act: Act): boolean {
    return act === 'read' || this.policies[workspace]?.viewingOnly !== true;
  }

  protected isKeptOut(by: Key | Connection): boolean {
    return by.kind === 'connection' && keepsOut(this.policies[by.workspace] ?? OPEN, by.client);
  }

  private withAllReach(by: Credential, workspace: number, person: number): number {
    const status = this.verdict(by, workspace, 'employees', 'edit', 'all');
    if (status !== OK) return status;
    if (workspaceOf(by, workspace) !== workspace || !this.membership(workspace, person)) return NOT_THERE;
    return by.person === person ? CLASH : OK;
  }

  private end(workspace: number, person: number): void {
    const membership = this.membership(workspace, person);
    if (!membership) return;
    membership.active = false;
    membership.epoch += 1;
    membership.removedAt = this.step;
    this.cancelWhere((one) => one.workspace === workspace && (one.by === person || one.person === person));
  }

  isAlive(one: Key | Connection): boolean {
    const membership = this.membership(one.workspace, one.person);
    const isOver = one.kind === 'key' ? one.revoked : one.ended;
    return !isOver && membership?.active === true && membership.epoch === one.epoch;
  }

  /** Only the owner can appoint admins, in person. */
  mayMake(by: Credential, workspace: number, role: GivenRole): boolean {
    return role === 'employee' || this.isOwner(by, workspace);
  }

  private open(workspace: number, person: number): Invitation | undefined {
    return this.invitations.find(
      (one) => one.workspace === workspace && one.person === person && one.state === 'open',
    );
  }

  private cancelWhere(fits: (one: Invitation) => boolean): void {
    for (const one of this.invitations) if (one.state === 'open' && fits(one)) one.state = 'cancelled';
  }

  protected role(workspace: number, person: number): Role {
    if (this.owners[workspace] === person) return 'owner';
    return this.membership(workspace, person)?.role ?? 'employee';
  }

  protected membership(workspace: number, person: number): Membership | undefined {
    return this.memberships[workspace]?.get(person);
  }
}

const freshMembership = (role: GivenRole): Membership => ({ role, active: true, epoch: 0, removedAt: -1 });
/** Keys and assistants can only manage employees. */
const mayDecideAbout = (by: Credential, role: Role): boolean => role === 'employee' || by.kind === 'session';
const workspaceOf = (by: Credential, named: number): number => (by.kind === 'session' ? named : by.workspace);
