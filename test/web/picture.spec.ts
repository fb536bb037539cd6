import { readFileSync } from 'node:fs';
import path from 'node:path';
import { startSite } from './site';
import { openWebFixture } from './web-fixture';

const FILE = path.resolve('docs/images/api-keys.png');
const WIDTH_AT = 16;

/** `UPDATE_DOCS=1` takes the picture again. */
it('the README shows the page of API keys', async () => {
  if (process.env.UPDATE_DOCS) await take();
  expect(readFileSync(FILE).readUInt32BE(WIDTH_AT)).toBe(1280);
});

async function take(): Promise<void> {
  const site = await startSite({ ORIGIN: 'http://127.0.0.1:3000' });
  const { sessions } = await openWebFixture(site);
  const viewport = { width: 1280, height: 860 };
  const page = await (await site.visit(sessions.dana, { viewport, colorScheme: 'light' })).newPage();
  await page.goto('/w/harbor-bakery/api-keys', { waitUntil: 'networkidle' });
  await page.screenshot({ path: FILE });
  await site.close();
}
