import { at, type Go, type PageState, press } from './page-state';

const KEYS = '/w/harbor-bakery/api-keys';

const limiting =
  (fill: (page: Parameters<Go>[0]) => Promise<unknown>): Go =>
  async (page) => {
    await page.goto(KEYS);
    await press(page, 'Generate Key');
    await page.getByText('Limit this key').click();
    await page.getByLabel('Name', { exact: true }).fill('Trial');
    await fill(page);
  };
const asking =
  (name: string): Go =>
  async (page) => {
    await page.goto('/w/pier-coffee/api-keys');
    await press(page, `Actions for ${name}`);
    await page.getByRole('link', { name: 'What it can do' }).first().click();
  };

/** The limits of a key, and what it can do with them. */
export const KEYS_STATES: PageState[] = [
  { name: 'keys: limits open', as: 'dana', go: limiting(async () => undefined), shows: 'Allowed networks' },
  {
    name: 'keys: limits with errors',
    as: 'dana',
    go: limiting(async (page) => {
      await page.getByLabel('Chosen areas').check();
      await page.getByLabel('Expires').selectOption('date');
      await page.getByLabel('Allowed networks').fill('office');
      await press(page, 'Generate');
    }),
    shows: '3 things to correct',
  },
  { name: 'keys: limited keys', as: 'pat', go: at('/w/pier-coffee/api-keys'), shows: 'Only from' },
  { name: 'keys: what a key can do', as: 'pat', go: asking('Scanner'), shows: 'What it can do now' },
  {
    name: 'keys: what an expired key can do',
    as: 'pat',
    go: asking('Old import'),
    shows: 'has expired',
  },
  {
    name: 'keys: help open',
    as: 'dana',
    go: async (page) => {
      await page.goto(KEYS);
      await page.getByText('I lost the value of a key').click();
    },
    shows: 'It can’t be recovered',
  },
];
