import type { TestApp } from '../../kit/app';
import type { Reply } from '../../kit/as';
import { tokenOf, until } from '../../kit/mailbox';
import {
  type Act,
  AREAS,
  type Credential,
  type GivenRole,
  type Invitation,
  type Key,
  Oracle,
  type Reach,
  type Session,
} from './oracle';

interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

/** What the oracle speaks of, as it is in the running app: tokens and ids. */
export class World {
  /** How many answers of the door were compared. */
  verdicts = 0;
  private readonly tokens = new Map<Credential, string>();
  private readonly keyIds = new Map<Key, string>();
  private readonly invitationIds = new Map<Invitation, string>();
  private readonly memberIds = new Map<string, string>();

  private constructor(
    private readonly t: TestApp,
    readonly oracle: Oracle,
    private readonly workspaces: readonly string[],
    private readonly people: readonly Person[],
  ) {}

  /** Two workspaces with an owner each; Ann works in both, Ben in one, Kim in none. Everybody is signed in. */
  static async open(t: TestApp): Promise<World> {
    const [one, two] = [await t.given.workspace(), await t.given.workspace()];
    const owners = [one.owner, two.owner].map(({ userId, email, name }) => ({ id: userId, email, name }));
    const people = [
      ...owners,
      await t.given.user('Ann'),
      await t.given.user('Ben'),
      await t.given.user('Kim'),
    ];
    const world = new World(
      t,
      new Oracle([0, 1], people.length),
      [one.workspace.id, two.workspace.id],
      people,
    );
    [one, two].forEach(({ owner }, at) => void world.memberIds.set(`${at} ${at}`, owner.id));
    await world.join(0, 2, 'admin');
    await world.join(0, 3, 'employee');
    await world.join(1, 2, 'employee');
    for (const person of people.keys()) await world.signIn(person);
    return world;
  }

  private async join(workspace: number, person: number, role: GivenRole): Promise<void> {
    const who = this.people[person] as Person;
    const { id } = await this.t.given.join(this.workspaces[workspace] ?? '', who, role);
    this.memberIds.set(`${workspace} ${person}`, id);
    this.oracle.seatAtFirst(workspace, person, role);
  }

  async signIn(person: number): Promise<void> {
    const { token } = await this.t.given.session(this.people[person]?.id ?? '');
    this.tokens.set(this.oracle.signIn(person), token);
  }

  /** A request by a credential; a session names the workspace. */
  ask(
    by: Credential,
    workspace: number,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
  ) {
    const named = by.kind === 'session' ? this.workspaces[workspace] : undefined;
    return this.t.as(this.tokens.get(by) ?? '', named).send(method, path, body);
  }

  /** A request by a session that names no workspace. */
  askAbove(by: Session, method: 'POST' | 'DELETE', path: string, body?: unknown): Promise<Reply> {
    return this.t.as(this.tokens.get(by) ?? '').send(method, path, body);
  }

  emailOf(person: number): string {
    return this.people[person]?.email ?? '';
  }

  /** Of somebody without a seat, an id that no member has. */
  memberId(workspace: number, person: number): string {
    return this.memberIds.get(`${workspace} ${person}`) ?? 'mem_01k0000000000000000000mem9';
  }

  keyId(key: Key): string {
    return this.keyIds.get(key) ?? '';
  }

  invitationId(invitation: Invitation): string {
    return this.invitationIds.get(invitation) ?? '';
  }

  keepKey(key: Key | undefined, { body }: Reply): void {
    if (!key) return;
    this.tokens.set(key, body.value);
    this.keyIds.set(key, body.id);
  }

  keepInvitation(invitation: Invitation | undefined, { body }: Reply): void {
    if (invitation) this.invitationIds.set(invitation, body.data[0].invitation.id);
  }

  keepSeat({ workspace, person }: Invitation, { body }: Reply): void {
    this.memberIds.set(`${workspace} ${person}`, body.workspace.memberId);
  }

  keepSession(session: Session, { body }: Reply): void {
    this.tokens.set(session, body.accessToken);
  }

  async linkOf({ person, mail }: Invitation): Promise<string> {
    const links = () =>
      this.t.mailbox.to(this.emailOf(person)).filter(({ text }) => text.includes('/invitations/accept'));
    return tokenOf(await until(() => links()[mail]));
  }

  /**
   * Asks the door about every credential, alive or dead, on a route of each area, and in each workspace.
   * @param act and @param reach of the routes, in turn from step to step
   * @returns where the door and the oracle disagree
   */
  async disagreements(act: Act, reach: Reach): Promise<string[]> {
    const questions = this.oracle.credentials.flatMap((by) =>
      (by.kind === 'key' ? [by.workspace] : [...this.workspaces.keys()]).flatMap((workspace) =>
        AREAS.map((area) => ({ by, workspace, area })),
      ),
    );
    const found = await Promise.all(
      questions.map(async ({ by, workspace, area }) => {
        const { status } = await this.ask(by, workspace, 'GET', `/probes/${area}-${act}-${reach}`);
        const due = this.oracle.verdict(by, workspace, area, act, reach);
        const who = `${by.kind} of person ${by.person} in workspace ${workspace}`;
        return status === due ? [] : [`${who}: ${area}:${act} ${reach} is ${status}, due ${due}`];
      }),
    );
    this.verdicts += questions.length;
    return found.flat();
  }
}
