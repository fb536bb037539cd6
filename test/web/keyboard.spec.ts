import type { Page } from 'playwright-core';
import { until } from '../kit/mailbox';
import { DIALOGS, type DialogWalk } from './dialogs';
import { startSite } from './site';
import { openWebFixture, type WebFixture } from './web-fixture';

const KEYS = '/w/harbor-bakery/api-keys';
const MEMBERS = '/w/harbor-bakery/members';

let fixture: WebFixture;
beforeAll(async () => {
  fixture = await openWebFixture(await startSite());
  // Mara is signed in twice, so she has another session to end.
  const [mara] = await fixture.site.sql<{ id: string }>(
    "select id from app_user where email = 'mara@harborbakery.example'",
  );
  await fixture.site.given.session(mara?.id ?? '');
});
afterAll(() => fixture.site.close());

/** Opens a page for a person who uses only the keyboard. */
async function opened(path: string, as: keyof WebFixture['sessions'] = 'dana'): Promise<Page> {
  const page = await (await fixture.site.visit(fixture.sessions[as])).newPage();
  await page.goto(path);
  return page;
}

/** The accessible name of the focused control. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(`(() => {
    const { activeElement: at } = document;
    if (at === document.body) return 'nothing';
    return (at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent ?? at.innerText).replaceAll(/\\s+/g, ' ').trim();
  })()`);

const isCalled = (seen: string, name: string | RegExp): boolean =>
  typeof name === 'string' ? seen === name : name.test(seen);

/** Waits for the focus, because a new page sets it when it is painted. */
async function focusOn(page: Page, name: string | RegExp): Promise<void> {
  let last = '';
  await until(
    async () => {
      // During navigation the page cannot be evaluated.
      last = await focused(page).catch(() => 'a page that is loading');
      return isCalled(last, name) || undefined;
    },
    () => `the focus is on "${last}", not on "${name}"`,
  );
}

async function type(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Tabs to a control by its name. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let tabs = 0; tabs < 40; tabs += 1) {
    if (isCalled(await focused(page), name)) return;
    await type(page, 'Tab');
  }
  throw new Error(`Tab does not reach ${name}`);
}

it('the first Tab focuses a link that skips the sidebar', async () => {
  const page = await opened(KEYS);
  await type(page, 'Tab');
  await focusOn(page, 'Skip to content');
  expect(await page.locator('.skip').boundingBox()).toMatchObject({ y: expect.any(Number) });
  await type(page, 'Enter');
  await tabTo(page, 'Generate Key');
  expect(await page.evaluate('document.querySelector(".side").contains(document.activeElement)')).toBe(false);
});

it('Tab goes through the page in reading order', async () => {
  const page = await opened(KEYS);
  const seen: string[] = [];
  for (let tabs = 0; tabs < 15; tabs += 1) {
    await type(page, 'Tab');
    seen.push(await focused(page));
  }
  expect(seen).toEqual([
    'Skip to content',
    expect.stringContaining('Harbor Bakery'),
    'Home',
    'Members',
    'API Keys',
    'Connections',
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
  '%s opens a menu, Tab reaches its items, Esc closes it and restores the focus',
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

/** Opens a dialog with the keyboard. */
async function openBy(page: Page, { opener, item }: DialogWalk): Promise<void> {
  await tabTo(page, opener);
  await type(page, 'Enter');
  if (item) {
    await tabTo(page, item);
    await type(page, 'Enter');
  }
  await page.locator('dialog[open]').waitFor();
}

/** Every control that a key reaches from the current focus. Expects all of them to be in the dialog. */
async function round(page: Page, key: 'Tab' | 'Shift+Tab'): Promise<Set<string>> {
  const seen = new Set<string>();
  for (let tabs = 0; tabs < 8; tabs += 1) {
    seen.add(await focused(page));
    // Between the last control and the first the focus may be on the browser itself.
    expect(
      await page.evaluate('document.activeElement.closest("dialog, body").matches("dialog[open], body")'),
    ).toBe(true);
    await type(page, key);
  }
  seen.delete('nothing');
  return seen;
}

it.each(DIALOGS.map((walk) => [walk.name, walk] as const))(
  '%s: the focus moves into the dialog, stays there and returns',
  async (_, walk) => {
    const page = await opened(walk.path, walk.as);
    for (const leave of ['Escape', 'Cancel'] as const) {
      await openBy(page, walk);
      await focusOn(page, walk.first);
      const seen = [...(await round(page, 'Tab')), ...(await round(page, 'Shift+Tab'))];
      expect(seen).toEqual(expect.arrayContaining([...walk.reaches]));
      if (leave === 'Cancel') await tabTo(page, 'Cancel');
      await type(page, leave === 'Cancel' ? 'Enter' : leave);
      expect(await page.locator('dialog[open]').count()).toBe(0);
      await focusOn(page, walk.opener);
    }
  },
);

it('a limited key is generated by keyboard, and the focus moves to its value', async () => {
  const page = await opened('/w/solo-studio/api-keys', 'sol');
  await tabTo(page, 'Generate Key');
  await type(page, 'Enter');
  await page.keyboard.type('By keyboard');
  await tabTo(page, 'Limit this key');
  await type(page, 'Enter');
  await tabTo(page, /^Everything I can do/);
  await type(page, 'ArrowDown');
  await focusOn(page, /^View only/);
  await tabTo(page, 'Allowed networks');
  await page.keyboard.type('203.0.113.0/24');
  await tabTo(page, 'Generate');
  await type(page, 'Enter');
  await focusOn(page, 'Copy your new key now');
  await page.getByText('Only from').waitFor();
});

it('a member is removed and restored by keyboard', async () => {
  await fixture.site.given.newMember(fixture.locationFixture.id, 'employee', 'Kim Keys');
  const page = await opened(MEMBERS);
  await tabTo(page, 'Actions for Kim Keys');
  await type(page, 'Enter');
  await tabTo(page, 'Remove');
  await type(page, 'Enter');
  await tabTo(page, 'Remove member');
  await type(page, 'Enter');
  await page.getByText('Kim Keys was removed.').waitFor();
  await page.goto(`${MEMBERS}?show=removed`);
  await tabTo(page, 'Restore Kim Keys');
  await type(page, 'Enter');
  await tabTo(page, 'Restore member');
  await type(page, 'Enter');
  await page.getByText('Kim Keys is back as an employee.').waitFor();
});

it('a form with an error reopens its dialog at the field, and Esc closes it', async () => {
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

it('the theme is chosen by keyboard, persists and applies before scripts run', async () => {
  const page = await opened(KEYS);
  const colour = () => page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
  const light = await colour();
  await tabTo(page, await focusNameOfUserMenu(page));
  await type(page, 'Enter');
  await tabTo(page, 'Dark');
  await type(page, 'Enter');
  await page.locator('html[data-theme=dark]').waitFor();
  expect(page.url()).toBe(`${fixture.site.origin}${KEYS}`);
  expect(await colour()).not.toBe(light);
  await page.goto('/sign-in');
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
});

const focusNameOfUserMenu = async (page: Page): Promise<string> =>
  (await page.locator('[popovertarget=you]').innerText()).replaceAll(/\s+/g, ' ').trim();

it('result pages focus their heading, forms focus their field', async () => {
  const page = await (await fixture.site.visit()).newPage();
  await page.goto('/sign-in');
  await focusOn(page, 'Work email');
  await type(page, 'Enter');
  await page.getByText('Enter your email address.').waitFor();
  await focusOn(page, 'Work email');
  await page.keyboard.type('keys@harborbakery.example');
  await type(page, 'Enter');
  await page.waitForURL('**/sign-in/sent');
  await focusOn(page, 'Check your email');
  await page.goto(fixture.links.live);
  await focusOn(page, 'Continue');
});
