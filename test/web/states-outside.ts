import { at, type Go, type PageState, press } from './page-state';
import type { WebFixture } from './web-fixture';

const link =
  (state: keyof WebFixture['links']): Go =>
  (page, { links }) =>
    page.goto(links[state]);
const invitation =
  (state: keyof WebFixture['invitations']): Go =>
  (page, { invitations }) =>
    page.goto(invitations[state]);

const askFor =
  (email: string): Go =>
  async (page) => {
    await page.goto('/sign-in');
    await page.getByLabel('Work email').fill(email);
    await press(page, 'Email me a link');
  };

let typists = 0;
/** Requests a link for a new address, then types wrong codes. */
const typing =
  (...codes: string[]): Go =>
  async (page, fixture) => {
    typists += 1;
    await askFor(`typist${typists}@gmail.com`)(page, fixture);
    for (const code of codes) {
      await page.locator('[name=code]').fill(code);
      const answer = page.waitForResponse(/\/sign-in\/code$/);
      await press(page, 'Sign in');
      await answer;
    }
  };

const SIGNING_IN: PageState[] = [
  { name: 'sign in', go: at('/sign-in'), shows: 'No password needed.' },
  { name: 'sign in: signed in already', as: 'dana', go: at('/sign-in'), shows: 'You’re signed in as' },
  { name: 'sign in: nothing typed', go: askFor(''), shows: 'Enter your email address.' },
  { name: 'sign in: malformed address', go: askFor('dana@'), shows: 'Check for a missing @' },
  {
    name: 'sign in: too many links',
    go: (page, fixture) => askFor(fixture.flooded)(page, fixture),
    shows: 'We’ve sent several links already.',
  },
  { name: 'check your email', go: typing(), shows: 'Open Gmail' },
  { name: 'check your email: development mailbox', go: typing(), shows: 'open the mailbox' },
  { name: 'check your email: no digits', go: typing('x'), shows: 'Type the six digits of the code.' },
  { name: 'check your email: wrong code', go: typing('000000'), shows: '4 tries left.' },
  {
    name: 'check your email: code exhausted',
    go: typing('000000', '000001', '000002', '000003', '000004'),
    shows: 'Too many tries with this code.',
  },
  { name: 'confirm: valid', go: link('live'), shows: 'Didn’t ask for this?' },
  {
    name: 'confirm: another account',
    as: 'dana',
    go: link('live'),
    shows: 'Continuing switches this browser',
  },
  { name: 'confirm: used', go: link('used'), shows: 'This link has already been used.' },
  { name: 'confirm: expired', go: link('expired'), shows: 'This link expired after 15 minutes.' },
  { name: 'confirm: void', go: link('void'), shows: 'You signed in with another email' },
  { name: 'confirm: unreadable', go: at('/sign-in/confirm?token=cut'), shows: 'This link is incomplete.' },
  { name: 'signed out', go: at('/sign-out'), shows: 'You’re signed out.' },
  { name: 'sign out', as: 'dana', go: at('/sign-out'), shows: 'You’re signed in as' },
];

const founding =
  (name: string): Go =>
  async (page) => {
    await page.goto('/workspaces/new');
    await page.getByLabel('Company name').fill(name);
    await press(page, 'Create workspace');
  };
const LONG = 'Harbor Bakery and Daughters '.repeat(4);

const JOINING: PageState[] = [
  {
    name: 'create workspace: the first',
    as: 'newcomer',
    go: at('/workspaces/new'),
    shows: 'You’re not in a workspace yet.',
  },
  { name: 'create workspace', as: 'dana', go: at('/workspaces/new'), shows: 'A workspace holds one' },
  {
    name: 'create workspace: no name',
    as: 'dana',
    go: founding(''),
    shows: 'Give your workspace a name.',
  },
  {
    name: 'create workspace: long name',
    as: 'dana',
    go: founding(LONG),
    shows: 'Use 80 characters or fewer.',
  },
  { name: 'choose workspace', as: 'dana', go: at('/workspaces'), shows: 'June Abara invited you' },
  { name: 'invitation: signed out', go: invitation('live'), shows: 'Not lena@west.example?' },
  { name: 'invitation: another account', as: 'dana', go: invitation('live'), shows: 'Stay as dana@' },
  { name: 'invitation: accepted', go: invitation('accepted'), shows: 'You’ve already joined.' },
  { name: 'invitation: expired', go: invitation('expired'), shows: 'This invitation expired on' },
  {
    name: 'invitation: new one requested',
    go: async (page, fixture) => {
      await invitation('expired')(page, fixture);
      await press(page, 'Ask for a new one');
    },
    shows: 'We let',
  },
  { name: 'invitation: cancelled', go: invitation('cancelled'), shows: 'This invitation was cancelled.' },
  { name: 'invitation: withdrawn', go: invitation('withdrawn'), shows: 'can’t invite people to' },
  {
    name: 'invitation: unreadable',
    go: at('/invitations/accept?token=cut'),
    shows: 'This link is incomplete.',
  },
];

/** Pages before and between workspaces. */
export const OUTSIDE = [...SIGNING_IN, ...JOINING];
