import type { TestApp } from '../../kit/app';
import type { Reply } from '../../kit/as';
import { tokenOf, until } from '../../kit/mailbox';
import { Assistants } from './assistants';
import type { Credential, GivenRole, Key, Session } from './credentials';
import type { Invitation } from './memberships';
import { askedAt, type Question } from './questions';
import { type ConnectInput, ReferenceModel } from './reference-model';

interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

/** Maps the reference model to the running app: tokens and ids. */
export class World {
  /** The number of access decisions compared. */
  verdicts = 0;
  private readonly tokens = new Map<Session | Key, string>();
  private readonly keyIds = new Map<Key, string>();
  private readonly invitationIds = new Map<Invitation, string>();
  private readonly memberIds = new Map<string, string>();

  private constructor(
    private readonly t: TestApp,
    readonly reference: ReferenceModel,
    private readonly workspaces: readonly string[],
    private readonly people: readonly Person[],
    readonly assistants: Assistants,
  ) {}

  /** Two workspaces with an owner each; Ann works in both, Ben in one, Kim in none. All are signed in. */
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
      new ReferenceModel([0, 1], people.length),
      [one.workspace.id, two.workspace.id],
      people,
      await Assistants.open(t),
    );
    [one, two].forEach(({ owner }, at) => void world.memberIds.set(`${at} ${at}`, owner.id));
    await world.join(0, 2, 'admin');
    await world.join(0, 3, 'employee');
    await world.join(1, 2, 'employee');
    for (const person of people.keys()) await world.signIn(person);
    return world;
  }

  private async join(workspace: number, person: number, role: GivenRole): Promise<void> {
    const caller = this.people[person] as Person;
    const { id } = await this.t.given.join(this.workspaces[workspace] ?? '', caller, role);
    this.memberIds.set(`${workspace} ${person}`, id);
    this.reference.membershipAtFirst(workspace, person, role);
  }

  async signIn(person: number): Promise<void> {
    const { token } = await this.t.given.session(this.people[person]?.id ?? '');
    this.tokens.set(this.reference.signIn(person), token);
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
    return this.t.as(this.tokenOf(by), named).send(method, path, body);
  }

  private tokenOf(by: Credential, first = false): string {
    return by.kind === 'connection' ? this.assistants.tokenOf(by, first) : (this.tokens.get(by) ?? '');
  }

  /** A person connects an assistant. @returns the result of the form, then of the code exchange */
  async connect(by: Session, input: ConnectInput): Promise<number> {
    const workspaceId = this.workspaces[input.workspace] ?? '';
    const made = this.reference.connections.at(-1);
    const { status, tokens } = await this.assistants.connect(this.tokenOf(by), workspaceId, input);
    if (tokens?.access_token) await this.assistants.keep(made, workspaceId, tokens);
    return status;
  }

  /** A request by a session that names no workspace. */
  askAbove(by: Session, method: 'POST' | 'DELETE', path: string, body?: unknown): Promise<Reply> {
    return this.t.as(this.tokenOf(by)).send(method, path, body);
  }

  emailOf(person: number): string {
    return this.people[person]?.email ?? '';
  }

  /** The member id of a person; without a membership, an id that no member has. */
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

  keepMembership({ workspace, person }: Invitation, { body }: Reply): void {
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
   * Calls routes of all areas and tools with every credential, active or not, in each workspace.
   * @returns the differences between the app and the reference model
   */
  async disagreements(step: number): Promise<string[]> {
    const questions = askedAt(step, this.reference, this.workspaces.length);
    const found = await Promise.all(
      questions.map(async (question) => {
        const { by, workspace, what, due } = question;
        const answer = await this.answerTo(question);
        const caller = `${by.kind} of person ${by.person} in workspace ${workspace}`;
        return answer === due ? [] : [`${caller}: ${what} is ${answer}, due ${due}`];
      }),
    );
    this.verdicts += questions.length;
    return found.flat();
  }

  private async answerTo({ by, workspace, path, tool, first }: Question): Promise<number | string> {
    if (tool && by.kind === 'connection') return this.assistants.call(by, tool, first);
    const named = by.kind === 'session' ? this.workspaces[workspace] : undefined;
    const own = path.replace(':me', this.memberId(workspace, by.person));
    return (await this.t.as(this.tokenOf(by, first), named).get(own)).status;
  }
}
