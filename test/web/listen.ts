import type { Page } from 'playwright-core';

/** A refused form and a page that is not there say so in the console; that is no fault. */
const EXPECTED = /^Failed to load resource: the server responded with a status of (4\d\d|500|503)/;

/** So does a page that goes on to where a test lets nothing be: the change of pages that had begun is called off. */
const CALLED_OFF = /Transition was aborted because of invalid state/;

/** What the browser complains about from now on, breaches of the content security policy first of all. */
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
