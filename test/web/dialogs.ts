import type { WebFixture } from './web-fixture';

/** A dialog as somebody without a mouse comes to it, goes through it, and leaves it. */
export interface DialogWalk {
  /** Where its component stands; each `<Dialog>` of the source needs a walk (`test/architecture/dialogs.spec.ts`). */
  readonly source: string;
  readonly name: string;
  readonly as: keyof WebFixture['sessions'];
  readonly path: string;
  /** The control that leads to it, and has the focus again afterwards. */
  readonly opener: string | RegExp;
  /** The item of the menu that the opener opens. */
  readonly item?: string;
  /** What has the focus first: a field, or where something is destroyed `Cancel`. */
  readonly first: string | RegExp;
  /** What Tab reaches besides. */
  readonly reaches: readonly string[];
}

const KEYS = { as: 'dana', path: '/w/harbor-bakery/api-keys' } as const;
const MEMBERS = { path: '/w/harbor-bakery/members' } as const;
const SESSIONS = { as: 'mara', path: '/me/sessions' } as const;

export const DIALOGS: readonly DialogWalk[] = [
  {
    ...KEYS,
    source: 'api-keys/pages/generate.dialog.tsx',
    name: 'generating a key',
    opener: 'Generate Key',
    first: 'Name',
    reaches: ['Limit this key', 'Cancel', 'Generate'],
  },
  {
    ...KEYS,
    source: 'api-keys/pages/api-key.card.tsx',
    name: 'revoking a key',
    opener: 'Actions for Payroll export',
    item: 'Revoke',
    first: 'Cancel',
    reaches: ['Revoke key'],
  },
  {
    source: 'connections/pages/connection.card.tsx',
    name: 'revoking a connection',
    as: 'pat',
    path: '/w/pier-coffee/connections',
    opener: 'Actions for Claude',
    item: 'Revoke',
    first: 'Cancel',
    reaches: ['Revoke access'],
  },
  {
    ...MEMBERS,
    source: 'members/pages/invite.dialog.tsx',
    name: 'inviting',
    as: 'dana',
    opener: 'Invite member',
    first: 'Emails',
    reaches: ['Cancel', 'Send invitation'],
  },
  {
    ...MEMBERS,
    source: 'members/pages/role.dialog.tsx',
    name: 'changing a role',
    as: 'dana',
    opener: 'Actions for Mara Koenig',
    item: 'Change role',
    first: /^Admin/,
    reaches: ['Cancel', 'Save role'],
  },
  {
    ...MEMBERS,
    source: 'members/pages/role.dialog.tsx',
    name: 'handing over the workspace',
    as: 'dana',
    opener: 'Actions for Mara Koenig',
    item: 'Make owner',
    first: 'Cancel',
    reaches: ['Make Mara Koenig the owner'],
  },
  {
    ...MEMBERS,
    source: 'members/pages/removal.dialog.tsx',
    name: 'removing a member',
    as: 'dana',
    opener: 'Actions for Mara Koenig',
    item: 'Remove',
    first: 'Cancel',
    reaches: ['Remove member'],
  },
  {
    ...MEMBERS,
    source: 'members/pages/removal.dialog.tsx',
    name: 'leaving',
    as: 'theo',
    opener: 'Actions for Theo Sandoval',
    item: 'Leave workspace',
    first: 'Cancel',
    reaches: ['Leave workspace'],
  },
  {
    source: 'members/pages/removed.tsx',
    name: 'restoring a member',
    as: 'dana',
    path: '/w/harbor-bakery/members?show=removed',
    opener: 'Restore Lee Park',
    first: /^Employee/,
    reaches: ['Restore member'],
  },
  {
    ...SESSIONS,
    source: 'sign-in/session/pages/sessions.pages.tsx',
    name: 'ending a session',
    opener: /^End the session of/,
    first: 'Cancel',
    reaches: ['End session'],
  },
  {
    ...SESSIONS,
    source: 'sign-in/session/pages/sessions.pages.tsx',
    name: 'ending all other sessions',
    opener: 'End all others',
    first: 'Cancel',
    reaches: ['End all others'],
  },
];
