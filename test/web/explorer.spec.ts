import { listen } from './listen';
import { press } from './page-state';
import { type Site, startSite } from './site';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

it('the explorer calls the API with a key under its content security policy', async () => {
  const { workspace, owner } = await site.given.workspace();
  const { token } = await site.given.apiKey(workspace.id, owner.id);
  const page = await (await site.visit()).newPage();
  const complaints = listen(page);
  const reply = await page.goto('/api/explorer');
  expect(reply?.headers()['content-security-policy']).toContain("script-src 'self';");
  await press(page, 'Authorize');
  const dialog = page.getByRole('dialog').or(page.locator('.dialog-ux')).first();
  await dialog.locator('input').first().fill(token);
  await dialog.getByRole('button', { name: 'Apply credentials' }).first().click();
  await page.locator('.btn-done').first().click();

  const operation = page.locator('.opblock', { has: page.locator('[data-path="/api/v1/me"]') });
  await operation.locator('.opblock-summary-control').click();
  await operation.getByRole('button', { name: 'Try it out' }).click();
  await operation.getByRole('button', { name: 'Execute' }).click();
  const live = operation.locator('.live-responses-table');
  await live.waitFor();
  expect(await live.locator('.response-col_status').last().innerText()).toContain('200');
  expect(await live.innerText()).toContain(workspace.id);
  expect(complaints).toEqual([]);
});
