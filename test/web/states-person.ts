import { at, type PageState, press } from './page-state';

const SESSIONS = '/me/sessions';

/** Pages of a person, outside of workspaces. */
export const PERSON: PageState[] = [
  { name: 'profile', as: 'theo', go: at('/me/profile'), shows: 'You sign in as' },
  {
    name: 'profile: no name',
    as: 'theo',
    go: async (page) => {
      await page.goto('/me/profile');
      await page.getByLabel('Name').fill(' ');
      await press(page, 'Save');
    },
    shows: 'Enter your name.',
  },
  {
    name: 'sessions: several',
    as: 'mara',
    go: async (page, { site, locationFixture }) => {
      const [row] = await site.sql<{ id: string }>(
        `select user_id as id from member m join app_user u on u.id = m.user_id
         where m.workspace_id = $1 and u.email like 'mara@%'`,
        [locationFixture.id],
      );
      await site.given.session(row?.id ?? '');
      await page.goto(SESSIONS);
    },
    shows: 'This browser',
  },
  {
    name: 'sessions: end one',
    as: 'dana',
    go: async (page, { site, locationFixture }) => {
      await site.given.session(locationFixture.owner.userId);
      await page.goto(SESSIONS);
      await page
        .getByRole('button', { name: /^End the session/ })
        .first()
        .click();
    },
    shows: 'requires a new email',
  },
  {
    name: 'sessions: end all others',
    as: 'dana',
    go: async (page, { site, locationFixture }) => {
      await site.given.session(locationFixture.owner.userId);
      await page.goto(SESSIONS);
      await press(page, 'End all others');
    },
    shows: 'You stay signed in here.',
  },
  { name: 'sessions: only this one', as: 'newcomer', go: at(SESSIONS), shows: 'not signed in anywhere else' },
];
