import { problemCatalogue } from '../../src/kernel/problem/problem';
import { startApp, type TestApp } from '../kit/app';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

it('every problem has a title, a meaning, causes and a fix', () => {
  const kinds = problemCatalogue();
  expect(kinds.length).toBeGreaterThan(20);
  for (const kind of kinds) {
    expect(kind.slug).toMatch(/^[a-z][a-z-]+[a-z]$/);
    expect(kind.status).toBeGreaterThanOrEqual(400);
    expect([kind.title.length, kind.meaning.length, kind.causes.length, kind.fix.length].every(Boolean)).toBe(
      true,
    );
    expect(kind.title).not.toMatch(/[.!]$/);
  }
});

it('the type URL of every problem serves its page', async () => {
  for (const { slug, title } of problemCatalogue()) {
    const page = await t.asNobody().get(`//problems/${slug}`);
    expect([slug, page.status, page.headers['content-type']]).toEqual([
      slug,
      200,
      'text/html; charset=utf-8',
    ]);
    expect(page.text).toContain(title.replaceAll("'", '&#39;').split('’')[0]);
  }
});

it('the page of an unknown problem returns 404', async () => {
  expect((await t.asNobody().get('//problems/no-such-thing')).status).toBe(404);
});
