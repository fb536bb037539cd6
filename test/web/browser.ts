import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** The first start may have to unpack the browser. */
const START_TIMEOUT_MS = 240_000;
/** The first version that supports `command` on buttons, which opens dialogs and menus. */
const OLDEST = 135;
const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

interface Program {
  readonly executablePath: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Starts a headless Chromium: the one installed on the machine, or else the one in the npm packages.
 * `KEYSHIFT_CHROMIUM=bundled` always uses the latter.
 * @throws Error when neither starts
 */
export async function launchBrowser(): Promise<Browser> {
  const system = process.env.KEYSHIFT_CHROMIUM === 'bundled' ? [] : SYSTEM.filter((file) => existsSync(file));
  for (const executablePath of system) {
    const browser = await launch({ executablePath }).catch(() => undefined);
    if (browser && Number.parseInt(browser.version(), 10) >= OLDEST) return browser;
    await browser?.close();
  }
  return launch(bundled());
}

function launch({ executablePath, env = {} }: Program): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: ARGS,
    env: { ...process.env, ...env },
    timeout: START_TIMEOUT_MS,
  });
}

/** Unpacked once for all runs of an installation. */
function bundled(): Program {
  const folder = path.resolve('node_modules/.cache/keyshift-chromium');
  execFileSync(process.execPath, [path.join(__dirname, 'unpack-chromium.mjs'), folder], { stdio: 'pipe' });
  return {
    executablePath: path.join(folder, 'chromium'),
    env: {
      FONTCONFIG_PATH: path.join(folder, 'fonts'),
      LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib'),
    },
  };
}
