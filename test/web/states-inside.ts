import { at, type Go, type PageState, press } from './page-state';

const SHOP = '/w/harbor-bakery';
/** An open menu covers other controls, which affects this rule. */
const COVERED = ['target-size'];

const generating =
  (name: string): Go =>
  async (page) => {
    await page.goto('/w/pier-coffee/api-keys');
    await press(page, 'Generate Key');
    await page.getByLabel('Name', { exact: true }).fill(name);
    await press(page, 'Generate');
  };
const inviting =
  (emails?: string): Go =>
  async (page) => {
    await page.goto(`${SHOP}/members`);
    await press(page, 'Invite member');
    if (emails === undefined) return;
    await page.getByLabel('Emails').fill(emails);
    await press(page, 'Send invitation');
  };
let serial = 0;
/** Invites an address that was not invited before. */
const invitingMember =
  (...others: string[]): Go =>
  (page, fixture) => {
    serial += 1;
    return inviting([`walker${serial}@harborbakery.example`, ...others].join(', '))(page, fixture);
  };
const menuOf =
  (item?: string): Go =>
  async (page) => {
    await page.goto(`${SHOP}/api-keys`);
    await press(page, 'Actions for Payroll export');
    if (item) await press(page, item);
  };
const menu =
  (button: RegExp): Go =>
  async (page) => {
    await page.goto(SHOP);
    const opener = page.getByRole('button', { name: 'Menu', exact: true });
    if (await opener.isVisible()) await opener.click();
    await page.getByRole('button', { name: button }).click();
  };

/** Pages inside a workspace. */
export const INSIDE: PageState[] = [
  { name: 'home: new workspace', as: 'sol', go: at('/w/solo-studio'), shows: '0 of 3 done' },
  { name: 'home: sample data', as: 'sol', go: at('/w/solo-studio'), shows: 'Sample data.' },
  { name: 'home', as: 'theo', go: at(SHOP), shows: 'connect an assistant to your hours' },
  {
    name: 'home: workspace menu open',
    as: 'dana',
    go: menu(/^Harbor Bakery/),
    shows: 'Create workspace',
    waive: COVERED,
  },
  { name: 'home: user menu open', as: 'dana', go: menu(/^Dana Ortiz/), shows: 'Sign out', waive: COVERED },
  { name: 'members: owner', as: 'dana', go: at(`${SHOP}/members`), shows: 'noor@harborbakery.example' },
  { name: 'members: employee', as: 'theo', go: at(`${SHOP}/members`), shows: 'Only the owner and admins' },
  {
    name: 'members: invite dialog',
    as: 'dana',
    go: inviting(),
    shows: 'Separate addresses with commas or line breaks.',
  },
  {
    name: 'members: invite without an address',
    as: 'mara',
    go: inviting(' , '),
    shows: 'Enter at least one email address.',
  },
  {
    name: 'members: some not invited',
    as: 'dana',
    go: invitingMember('theo@harborbakery.example', 'noor@harborbakery.example', 'lea@'),
    shows: 'is already a member.',
  },
  { name: 'members: invited', as: 'mara', go: invitingMember(), shows: 'It works for 7 days.' },
  { name: 'members: alone', as: 'sol', go: at('/w/solo-studio/members'), shows: 'It’s just you so far.' },
  { name: 'API Keys: empty', as: 'sol', go: at('/w/solo-studio/api-keys'), shows: 'No keys yet' },
  { name: 'API Keys', as: 'dana', go: at(`${SHOP}/api-keys`), shows: 'Never used' },
  {
    name: 'API Keys: not the owner',
    as: 'mara',
    go: at(`${SHOP}/api-keys`),
    shows: 'Start from the assistant',
  },
  {
    name: 'API Keys: generate dialog',
    as: 'sol',
    go: async (page) => {
      await page.goto('/w/solo-studio/api-keys');
      await press(page, 'Generate Key');
    },
    shows: 'The value is shown only once',
  },
  { name: 'API Keys: generate, no name', as: 'pat', go: generating(''), shows: 'Give the key a name' },
  {
    name: 'API Keys: fresh key',
    as: 'pat',
    go: generating('Payroll export'),
    shows: 'Copy your new key now',
  },
  { name: 'API Keys: menu open', as: 'dana', go: menuOf(), shows: 'Revoke', waive: COVERED },
  { name: 'API Keys: revoke dialog', as: 'dana', go: menuOf('Revoke'), shows: 'Something used this key' },
  { name: 'longest names: home', as: 'lou', go: at('/w/long'), shows: 'First steps' },
  { name: 'longest names: members', as: 'lou', go: at('/w/long/members'), shows: 'Invitations' },
  { name: 'longest names: keys', as: 'lou', go: at('/w/long/api-keys'), shows: '1 key' },
  {
    name: 'longest names: revoke dialog',
    as: 'lou',
    go: async (page) => {
      await page.goto('/w/long/api-keys');
      await page.locator('[aria-label^="Actions for"]').click();
      await press(page, 'Revoke');
    },
    shows: 'Nothing has used this key yet.',
  },
  { name: 'longest names: signed in as', as: 'lou', go: at('/workspaces/new'), shows: 'Signed in as' },
  { name: 'longest names: sign out', as: 'lou', go: at('/sign-out'), shows: 'You’re signed in as' },
  {
    name: 'API Keys: revoked',
    as: 'pat',
    go: async (page, fixture) => {
      await generating('Short-lived')(page, fixture);
      await press(page, 'Actions for Short-lived');
      await press(page, 'Revoke');
      await press(page, 'Revoke key');
    },
    shows: 'Tools that still use it now get a 401 error.',
  },
];
