import type { Page } from 'playwright-core';

/** Browsers log refused forms and missing pages to the console. These are not faults. */
const EXPECTED = /^Failed to load resource: the server responded with a status of (4\d\d|500|503)/;

/** They also log a canceled view transition, when a test blocks the target of a redirect. */
const CALLED_OFF = /Transition was aborted because of invalid state/;

/** Collects errors of the browser from now on, especially violations of the content security policy. */
export function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => {
    if (!CALLED_OFF.test(String(error))) complaints.push(String(error));
  });
  return complaints;
}
