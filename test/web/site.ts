import { type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core';
import { type Surroundings, startApp, type TestApp } from '../kit/app';
import { freePort } from '../proofs/server';
import { launchBrowser } from './browser';

const SESSION_COOKIE = 'keyshift_session';
/** The timeout of all page operations, longer than any machine needs. */
const BROWSER_TIMEOUT_MS = 240_000;

/** The app on its own port, with a browser. */
export interface Site extends TestApp {
  readonly origin: string;
  readonly browser: Browser;
  /** A fresh browser context of one person, with their session if given. */
  visit(session?: string, options?: BrowserContextOptions): Promise<BrowserContext>;
}

export async function startSite(
  env: Readonly<Record<string, string>> = {},
  surroundings: Surroundings = {},
): Promise<Site> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const [browser, t] = await Promise.all([
    launchBrowser(),
    startApp({ ORIGIN: origin, ...env }, [], surroundings),
  ]);
  await t.app.listen(port, '127.0.0.1');
  return {
    ...t,
    origin,
    browser,
    visit: async (session, options) => {
      const context = await browser.newContext({ baseURL: origin, reducedMotion: 'reduce', ...options });
      context.setDefaultTimeout(BROWSER_TIMEOUT_MS);
      if (session) await context.addCookies([{ name: SESSION_COOKIE, value: session, url: origin }]);
      return context;
    },
    close: async () => {
      await browser.close();
      await t.close();
    },
  };
}

/** Whether a browser has a session. */
export async function isSignedIn(context: BrowserContext): Promise<boolean> {
  return (await context.cookies()).some(({ name }) => name === SESSION_COOKIE);
}
