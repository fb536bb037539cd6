import { type EmailTemplate, unlinked } from '../../mail';
import type { SecurityMatter } from './security-notification.rules';

/** What a mail says of an event. */
export interface SecurityEmailFacts {
  /** Who did it, with the name at the time. */
  readonly actor: string;
  /** The member, key or assistant that it is about. */
  readonly target: string;
  /** Whether the reader is the one who did it. */
  readonly isByReader: boolean;
  /** Whether the reader is the member that it is about. */
  readonly isAboutReader: boolean;
  readonly workspace: string;
  /** The address of the workspace's pages. */
  readonly workspaceUrl: string;
  readonly origin: string;
  /** The last characters of a key. */
  readonly hint: string;
}

type Words = Pick<EmailTemplate, 'subject' | 'opening'> & {
  readonly action: { readonly label: string; readonly href: string };
  /** What to do where it was not meant to be. */
  readonly remedy: string;
};

const END_SESSIONS = ({ origin }: SecurityEmailFacts) =>
  `end your other sessions (${origin}/me/sessions) and look after your mailbox: whoever reads it can sign in as you`;

/** One function a matter. Names are harmless in mails, as they were at the time. */
const WORDS: Readonly<Record<SecurityMatter, (facts: SecurityEmailFacts) => Words>> = {
  new_owner: (f) => ({
    subject: `${f.workspace} has a new owner`,
    opening: [
      `${doer(f)} made ${member(f)} the owner of ${f.workspace}. The previous owner is an admin now.`,
    ],
    action: { label: 'See members', href: `${f.workspaceUrl}/members` },
    remedy: f.isByReader
      ? `If that wasn’t you, ${END_SESSIONS(f)}. Then ask ${f.target}, who can make you the owner again.`
      : `If you did not expect that, ask ${f.actor} before you do anything else.`,
  }),
  new_admin: (f) => ({
    subject: `${f.isAboutReader ? 'You are' : `${f.target} is`} now an admin of ${f.workspace}`,
    opening: [
      `${member(f, true)} ${f.isAboutReader ? 'have' : 'has'} the admin role in ${f.workspace} from now on: admins see everything there, pay included, and decide about hours.`,
      ...(f.actor === f.target ? [] : [`${doer(f)} gave it.`]),
    ],
    action: { label: 'See members', href: `${f.workspaceUrl}/members` },
    remedy: f.isByReader
      ? `If that wasn’t you, take the role away again, and ${END_SESSIONS(f)}.`
      : 'If that should not be, the owner of the workspace can take the role away again.',
  }),
  new_key: (f) => ({
    subject: `An API key was generated in ${f.workspace}`,
    opening: [
      `${doer(f)} generated the API key “${f.target}”, which ends in ${f.hint}. It works until it is revoked.`,
    ],
    action: { label: 'See keys', href: `${f.workspaceUrl}/api-keys` },
    remedy: f.isByReader
      ? `If that wasn’t you, revoke the key, and ${END_SESSIONS(f)}.`
      : 'If that should not be, revoke the key: it stops on its next request.',
  }),
  new_assistant: (f) => ({
    subject: `An assistant was connected to ${f.workspace}`,
    opening: [`${doer(f)} connected the assistant “${f.target}” to ${f.workspace}. It acts for that person.`],
    action: { label: 'See connections', href: `${f.workspaceUrl}/connections` },
    remedy: f.isByReader
      ? `If that wasn’t you, end the connection, and ${END_SESSIONS(f)}.`
      : 'If that should not be, end the connection: it stops on its next request.',
  }),
  new_browser: (f) => ({
    subject: 'A sign-in to Keyshift in a new browser',
    opening: ['You signed in to Keyshift in a browser that you have not signed in with before.'],
    action: { label: 'See your sessions', href: `${f.origin}/me/sessions` },
    remedy: `If that wasn’t you, ${END_SESSIONS(f)}.`,
  }),
};

export const wordsOf = (matter: SecurityMatter, facts: SecurityEmailFacts): Words =>
  WORDS[matter]({
    ...facts,
    actor: unlinked(facts.actor),
    target: unlinked(facts.target),
    workspace: unlinked(facts.workspace),
  });

const doer = ({ isByReader, actor }: SecurityEmailFacts): string => (isByReader ? 'You' : actor);

function member({ isAboutReader, target }: SecurityEmailFacts, isFirst = false): string {
  if (!isAboutReader) return target;
  return isFirst ? 'You' : 'you';
}
