import { type EmailTemplate, unlinked } from '../../mail';
import type { SecurityTopic } from '../security-notification.rules';

/** The facts an email states about an event. */
export interface SecurityEmailFacts {
  /** The person who did it, by their name at the time. */
  readonly actor: string;
  /** The member, key or assistant it is about. */
  readonly target: string;
  /** Whether the recipient did it. */
  readonly isByReader: boolean;
  /** Whether the recipient is the member it is about. */
  readonly isAboutReader: boolean;
  readonly workspace: string;
  /** The URL of the workspace's pages. */
  readonly workspaceUrl: string;
  readonly origin: string;
  /** The last characters of a key. */
  readonly hint: string;
}

type EmailText = Pick<EmailTemplate, 'subject' | 'opening'> & {
  readonly action: { readonly label: string; readonly href: string };
  /** What to do if the event was not intended. */
  readonly remedy: string;
};

const END_SESSIONS = ({ origin }: SecurityEmailFacts) =>
  `end your other sessions (${origin}/me/sessions) and secure your mailbox: anyone who can read it can sign in as you`;

/** One function per event. The names in `facts` are already safe for emails. */
const TEXTS: Readonly<Record<SecurityTopic, (facts: SecurityEmailFacts) => EmailText>> = {
  new_owner: (f) => ({
    subject: `${f.workspace} has a new owner`,
    opening: [
      `${doer(f)} made ${member(f)} the owner of ${f.workspace}. The previous owner is now an admin.`,
    ],
    action: { label: 'See members', href: `${f.workspaceUrl}/members` },
    remedy: f.isByReader
      ? `If this wasn’t you, ${END_SESSIONS(f)}. Then ask ${f.target}, who can make you the owner again.`
      : `If you did not expect this, ask ${f.actor} before you do anything else.`,
  }),
  new_admin: (f) => ({
    subject: `${f.isAboutReader ? 'You are' : `${f.target} is`} now an admin of ${f.workspace}`,
    opening: [
      `${member(f, true)} now ${f.isAboutReader ? 'have' : 'has'} the admin role in ${f.workspace}. Admins see everything there, including pay, and approve hours.`,
      ...(f.actor === f.target ? [] : [`${doer(f)} assigned the role.`]),
    ],
    action: { label: 'See members', href: `${f.workspaceUrl}/members` },
    remedy: f.isByReader
      ? `If this wasn’t you, remove the role again, and ${END_SESSIONS(f)}.`
      : 'If this should not be, the owner of the workspace can remove the role again.',
  }),
  new_key: (f) => ({
    subject: `An API key was generated in ${f.workspace}`,
    opening: [
      `${doer(f)} generated the API key “${f.target}”, which ends in ${f.hint}. It works until it is revoked.`,
    ],
    action: { label: 'See keys', href: `${f.workspaceUrl}/api-keys` },
    remedy: f.isByReader
      ? `If this wasn’t you, revoke the key, and ${END_SESSIONS(f)}.`
      : 'If this should not be, revoke the key. It then fails on its next request.',
  }),
  new_assistant: (f) => ({
    subject: `An assistant was connected to ${f.workspace}`,
    opening: [
      `${doer(f)} connected the assistant “${f.target}” to ${f.workspace}. It acts for the person who connected it.`,
    ],
    action: { label: 'See connections', href: `${f.workspaceUrl}/connections` },
    remedy: f.isByReader
      ? `If this wasn’t you, revoke the connection, and ${END_SESSIONS(f)}.`
      : 'If this should not be, revoke the connection. It then fails on its next request.',
  }),
  new_browser: (f) => ({
    subject: 'Sign-in to Keyshift from a new browser',
    opening: ['You signed in to Keyshift from a browser you have not used before.'],
    action: { label: 'See your sessions', href: `${f.origin}/me/sessions` },
    remedy: `If this wasn’t you, ${END_SESSIONS(f)}.`,
  }),
};

export const textOf = (topic: SecurityTopic, facts: SecurityEmailFacts): EmailText =>
  TEXTS[topic]({
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
