import type { WebFixture } from './web-fixture';

/** How to open, use and leave a dialog without a mouse. */
export interface DialogWalk {
  /** The file of its component. Each `<Dialog>` of the source needs a walk (`test/architecture/dialogs.spec.ts`). */
  readonly source: string;
  readonly name: string;
  readonly as: keyof WebFixture['sessions'];
  readonly path: string;
  /** The control that opens it and gets the focus back afterwards. */
  readonly opener: string | RegExp;
  /** The menu item to choose, if the opener opens a menu. */
  readonly item?: string;
  /** The control with the initial focus: a field, or `Cancel` for a destructive action. */
  readonly first: string | RegExp;
  /** Other controls that Tab must reach. */
  readonly reaches: readonly string[];
}

const KEYS = { as: 'dana', path: '/w/harbor-bakery/api-keys' } as const;
const MEMBERS = { path: '/w/harbor-bakery/members' } as const;
const SESSIONS = { as: 'mara', path: '/me/sessions' } as const;

export const DIALOGS: readonly DialogWalk[] = [
  {
    ...KEYS,
    source: 'api-keys/api-keys/pages/generate-dialog.tsx',
    name: 'generating a key',
    opener: 'Generate Key',
    first: 'Name',
    reaches: ['Limit this key', 'Cancel', 'Generate'],
  },
  {
    ...KEYS,
    source: 'api-keys/api-keys/pages/api-key-card.tsx',
    name: 'revoking a key',
    opener: 'Actions for Payroll export',
    item: 'Revoke',
    first: 'Cancel',
    reaches: ['Revoke key'],
  },
  {
    source: 'connections/connections/pages/connection-card.tsx',
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
    source: 'members/invitations/pages/invite-dialog.tsx',
    name: 'inviting',
    as: 'dana',
    opener: 'Invite member',
    first: 'Emails',
    reaches: ['Cancel', 'Send invitation'],
  },
  {
    ...MEMBERS,
    source: 'members/members/pages/role-dialog.tsx',
    name: 'changing a role',
    as: 'dana',
    opener: 'Actions for Mara Koenig',
    item: 'Change role',
    first: /^Admin/,
    reaches: ['Cancel', 'Save role'],
  },
  {
    ...MEMBERS,
    source: 'members/members/pages/role-dialog.tsx',
    name: 'transferring ownership',
    as: 'dana',
    opener: 'Actions for Mara Koenig',
    item: 'Make owner',
    first: 'Cancel',
    reaches: ['Make Mara Koenig the owner'],
  },
  {
    ...MEMBERS,
    source: 'members/members/pages/removal-dialog.tsx',
    name: 'removing a member',
    as: 'dana',
    opener: 'Actions for Mara Koenig',
    item: 'Remove',
    first: 'Cancel',
    reaches: ['Remove member'],
  },
  {
    ...MEMBERS,
    source: 'members/members/pages/removal-dialog.tsx',
    name: 'leaving',
    as: 'theo',
    opener: 'Actions for Theo Sandoval',
    item: 'Leave workspace',
    first: 'Cancel',
    reaches: ['Leave workspace'],
  },
  {
    source: 'members/members/pages/removed-members.tsx',
    name: 'restoring a member',
    as: 'dana',
    path: '/w/harbor-bakery/members?show=removed',
    opener: 'Restore Lee Park',
    first: /^Employee/,
    reaches: ['Restore member'],
  },
  {
    ...SESSIONS,
    source: 'sign-in/sessions/pages/sessions.page.tsx',
    name: 'ending a session',
    opener: /^End the session of/,
    first: 'Cancel',
    reaches: ['End session'],
  },
  {
    ...SESSIONS,
    source: 'sign-in/sessions/pages/sessions.page.tsx',
    name: 'ending all other sessions',
    opener: 'End all others',
    first: 'Cancel',
    reaches: ['End all others'],
  },
];
