import type { Page } from 'playwright-core';
import { until } from '../kit/mailbox';
import { type Harbor, openHarbor } from './harbor';
import { startSite } from './site';

const KEYS = '/w/harbor-bakery/api-keys';

let harbor: Harbor;
beforeAll(async () => {
  harbor = await openHarbor(await startSite());
});
afterAll(() => harbor.site.close());

/** A page of Dana's, with nothing but a keyboard. */
async function opened(path: string): Promise<Page> {
  const page = await (await harbor.site.visit(harbor.sessions.dana)).newPage();
  await page.goto(path);
  return page;
}

/** What has the focus, as a screen reader would name it. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(`(() => {
    const { activeElement: at } = document;
    if (at === document.body) return 'nothing';
    return (at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent ?? at.innerText).replaceAll(/\\s+/g, ' ').trim();
  })()`);

/** Waits for the focus: a page that arrives gives it when it is painted. */
async function focusOn(page: Page, name: string): Promise<void> {
  let last = '';
  await until(
    async () => {
      last = await focused(page);
      return last === name || undefined;
    },
    () => `the focus is on "${last}", not on "${name}"`,
  );
}

async function type(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Tabs to a control by its name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let tabs = 0; tabs < 40; tabs += 1) {
    if ((await focused(page)) === name) return;
    await type(page, 'Tab');
  }
  throw new Error(`Tab does not reach ${name}`);
}

it('the first Tab leads past the sidebar', async () => {
  const page = await opened(KEYS);
  await type(page, 'Tab');
  await focusOn(page, 'Skip to content');
  expect(await page.locator('.skip').boundingBox()).toMatchObject({ y: expect.any(Number) });
  await type(page, 'Enter');
  await tabTo(page, 'Generate Key');
  expect(await page.evaluate('document.querySelector(".side").contains(document.activeElement)')).toBe(false);
});

it('Tab goes through the page in the order in which it is read', async () => {
  const page = await opened(KEYS);
  const seen: string[] = [];
  for (let tabs = 0; tabs < 14; tabs += 1) {
    await type(page, 'Tab');
    seen.push(await focused(page));
  }
  expect(seen).toEqual([
    'Skip to content',
    expect.stringContaining('Harbor Bakery'),
    'Home',
    'Members',
    'API Keys',
    'Audit log',
    'API reference',
    expect.stringContaining('Dana Ortiz'),
    'Generate Key',
    'Copy URL',
    'API reference',
    'Actions for Roster sync',
    'Actions for Payroll export',
    'Actions for Tablet sync',
  ]);
});

it.each(['Enter', 'Space'])(
  '%s opens a menu, Tab reaches its items, Esc closes it and goes back',
  async (key) => {
    const page = await opened(KEYS);
    await tabTo(page, 'Actions for Tablet sync');
    await type(page, key);
    await type(page, 'Tab');
    await focusOn(page, 'What it can do');
    await type(page, 'Tab');
    await focusOn(page, 'Revoke');
    await type(page, 'Escape');
    await focusOn(page, 'Actions for Tablet sync');
    expect(await page.locator('.menu:popover-open').count()).toBe(0);
  },
);

it('a dialog starts at its field, keeps the focus, and Esc and Cancel give it back', async () => {
  const page = await opened(KEYS);
  await tabTo(page, 'Generate Key');
  for (const leave of [['Escape'], ['Tab', 'Tab', 'Enter']]) {
    await type(page, 'Enter');
    await focusOn(page, 'Name');
    await type(page, ...leave);
    expect(await page.locator('dialog[open]').count()).toBe(0);
    await focusOn(page, 'Generate Key');
  }
});

it('Tab in a dialog never reaches the page behind it', async () => {
  const page = await opened(KEYS);
  await tabTo(page, 'Generate Key');
  await type(page, 'Enter');
  const seen = new Set<string>();
  for (let tabs = 0; tabs < 8; tabs += 1) {
    seen.add(await focused(page));
    await type(page, 'Tab');
  }
  // Between its last control and its first the focus may rest on the browser itself.
  seen.delete('nothing');
  expect([...seen]).toEqual(['Name', 'Limit this key', 'Cancel', 'Generate']);
});

it('a destructive dialog starts at Cancel, and leaving it goes back to the menu that led there', async () => {
  const page = await opened(KEYS);
  await tabTo(page, 'Actions for Payroll export');
  for (const leave of ['Escape', 'Enter']) {
    await type(page, 'Enter', 'Tab', 'Tab', 'Enter');
    await focusOn(page, 'Cancel');
    await type(page, leave);
    expect(await page.locator('dialog[open]').count()).toBe(0);
    await focusOn(page, 'Actions for Payroll export');
  }
});

it.each([
  ['Change role', /^Admin/, ['Save role', 'Cancel']],
  ['Make owner', /^Cancel$/, ['Make Mara Koenig the owner']],
  ['Remove', /^Cancel$/, ['Remove member']],
] as const)('%s on a member: focus goes in, stays, and returns to the row', async (item, first, others) => {
  const page = await opened('/w/harbor-bakery/members');
  await tabTo(page, 'Actions for Mara Koenig');
  await type(page, 'Enter');
  await tabTo(page, item);
  await type(page, 'Enter');
  await page.locator('dialog[open]').waitFor();
  expect(await focused(page)).toMatch(first);
  const seen = new Set<string>();
  for (let tabs = 0; tabs < 8; tabs += 1) {
    await type(page, 'Tab');
    seen.add(await focused(page));
  }
  expect([...seen]).toEqual(expect.arrayContaining([...others]));
  expect(
    await page.evaluate(
      'document.activeElement.closest("dialog") !== null || document.activeElement === document.body',
    ),
  ).toBe(true);
  await type(page, 'Escape');
  await focusOn(page, 'Actions for Mara Koenig');
});

it('restoring: the dialog starts at Cancel and gives the focus back to its button', async () => {
  const page = await opened('/w/harbor-bakery/members?show=removed');
  await tabTo(page, 'Restore Lee Park');
  await type(page, 'Enter');
  await focusOn(page, 'Cancel');
  await type(page, 'Enter');
  await focusOn(page, 'Restore Lee Park');
});

it('a form that comes back with an error opens its dialog at the field, and Esc leaves it', async () => {
  const page = await opened(KEYS);
  await tabTo(page, 'Generate Key');
  await type(page, 'Enter', 'Enter');
  await page.getByText('Give the key a name').waitFor();
  await focusOn(page, 'Name');
  expect(await page.locator('#name').getAttribute('aria-invalid')).toBe('true');
  expect(await page.locator('#name').getAttribute('aria-describedby')).toBe('name-error');
  await type(page, 'Escape');
  expect(await page.locator('dialog[open]').count()).toBe(0);
});

it('the theme is chosen by keyboard, stays, and is there before any script runs', async () => {
  const page = await opened(KEYS);
  const colour = () => page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
  const light = await colour();
  await tabTo(page, await focusNameOfUserMenu(page));
  await type(page, 'Enter');
  await tabTo(page, 'Dark');
  await type(page, 'Enter');
  await page.locator('html[data-theme=dark]').waitFor();
  expect(page.url()).toBe(`${harbor.site.origin}${KEYS}`);
  expect(await colour()).not.toBe(light);
  await page.goto('/sign-in');
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
});

const focusNameOfUserMenu = async (page: Page): Promise<string> =>
  (await page.locator('[popovertarget=you]').innerText()).replaceAll(/\s+/g, ' ').trim();

it('the pages that answer start reading at their heading, the others at their field', async () => {
  const page = await (await harbor.site.visit()).newPage();
  await page.goto('/sign-in');
  await focusOn(page, 'Work email');
  await type(page, 'Enter');
  await page.getByText('Enter your email address.').waitFor();
  await focusOn(page, 'Work email');
  await page.keyboard.type('keys@harborbakery.example');
  await type(page, 'Enter');
  await page.waitForURL('**/sign-in/sent');
  await focusOn(page, 'Check your email');
  await page.goto(harbor.links.live);
  await focusOn(page, 'Continue');
});
