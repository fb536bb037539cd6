import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { listen } from './listen';
import type { CurrentCaller, PageState } from './page-state';
import type { WebFixture } from './web-fixture';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const IN_PAGE = readFileSync(path.join(__dirname, 'in-page.js'), 'utf8');
const AT_ONCE = 4;
const THEMES = ['light', 'dark'] as const;
const PICTURES = process.env.WEB_PICTURES;

const PAGES: readonly BrowserContextOptions[] = [
  { viewport: { width: 1280, height: 860 } },
  { viewport: { width: 390, height: 844 }, hasTouch: true },
];
const SETUPS = PAGES.flatMap((viewport) =>
  [true, false].map((javaScriptEnabled) => ({ ...viewport, javaScriptEnabled })),
);

/** All faults, by page state. */
export type Findings = ReadonlyMap<PageState, string[]>;

/** One browser of one person, which visits all states of that person. */
interface Tour {
  readonly caller: CurrentCaller | undefined;
  readonly setup: (typeof SETUPS)[number];
}

/** Checks every state in light and dark, on a wide and a small viewport, with and without scripts. */
export async function audit(states: readonly PageState[], fixture: WebFixture): Promise<Findings> {
  const findings = new Map(states.map((state) => [state, [] as string[]]));
  const people = [...new Set(states.map((state) => state.as))];
  const tours = people.flatMap((caller) => SETUPS.map((setup) => ({ caller, setup })));
  const walk = async () => {
    for (let tour = tours.shift(); tour; tour = tours.shift()) await goThrough(tour, findings, fixture);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, walk));
  return findings;
}

async function goThrough({ caller, setup }: Tour, findings: Findings, fixture: WebFixture): Promise<void> {
  const context = await fixture.site.visit(caller && fixture.sessions[caller], setup);
  const page = await context.newPage();
  const complaints = listen(page);
  for (const [state, faults] of findings) {
    if (state.as !== caller) continue;
    const found = await look(page, state, fixture, setup).catch((error) => [`not reached: ${error}`]);
    const seen = [...found, ...complaints.splice(0)];
    faults.push(...seen.map((fault) => `${nameOf(setup)}, ${fault}`));
  }
  await context.close();
}

async function look(
  page: Page,
  state: PageState,
  fixture: WebFixture,
  setup: Tour['setup'],
): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  await state.go(page, fixture);
  await page.getByText(state.shows).first().waitFor();
  await page.evaluate(AXE);
  await page.evaluate(IN_PAGE);
  if (!setup.javaScriptEnabled) await page.evaluate('withoutTimers()');
  const faults: string[] = [];
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme });
    const coloursOnly = colorScheme !== THEMES[0];
    const options = JSON.stringify({ exclude: state.exclude, waive: state.waive, coloursOnly });
    const found = (await page.evaluate(`faultsHere(${options})`)) as string[];
    faults.push(...found.map((fault) => `${colorScheme}: ${fault}`));
    await picture(page, `${state.name}, ${nameOf(setup)}, ${colorScheme}`);
  }
  return faults;
}

const nameOf = ({ viewport, javaScriptEnabled }: Tour['setup']): string =>
  `${viewport?.width} ${javaScriptEnabled ? 'with scripts' : 'without'}`;

/** With `WEB_PICTURES=folder`, saves a screenshot of every state. */
async function picture(page: Page, name: string): Promise<void> {
  if (!PICTURES) return;
  await page.screenshot({ path: path.join(PICTURES, `${name.replaceAll(/\W+/g, '-')}.png`), fullPage: true });
}
