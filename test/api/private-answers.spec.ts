import { RouteAccessList } from '../../src/access/route-access-list';
import { startApp, type TestApp } from '../kit/app';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

/** Public files, which caches may store. */
const PUBLIC = ['/api/explorer/files/:name', '/assets/:file'];

it('every route except public files sends no-store, for any caller', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'employee' });
  const kept: string[] = [];
  for (const { method, path } of t.app.get(RouteAccessList).routes()) {
    const url = path.replace(':slug', workspace.slug).replace(/:\w+|\*/g, 'none');
    for (const token of [owner.token, ann.token, 'none']) {
      const headers = { authorization: `Bearer ${token}`, 'sec-fetch-site': 'same-origin' };
      const cookies = { keyshift_session: token };
      const reply = await t.app.inject({ method: method as 'GET', url, headers, cookies });
      if (!String(reply.headers['cache-control']).includes('no-store')) kept.push(`${method} ${path}`);
    }
  }
  expect([...new Set(kept)].filter((route) => !PUBLIC.includes(route.replace('GET ', '')))).toEqual([]);
});

it('downloads, redirects, errors and unknown paths send no-store too', async () => {
  const { workspace, owner } = await t.given.workspace();
  const cookies = { keyshift_session: owner.token };
  const bearer = { authorization: `Bearer ${owner.token}` };
  const csv = await t.app.inject({ url: `/w/${workspace.slug}/audit-log.csv`, cookies });
  expect([csv.statusCode, csv.headers['content-type']]).toEqual([200, expect.stringContaining('text/csv')]);
  const report = await t.app.inject({
    url: '/api/v1/reports/who-is-working?format=csv',
    headers: { ...bearer, accept: 'text/csv' },
  });
  const away = await t.app.inject({ url: `/w/${workspace.slug}/members` });
  expect(away.statusCode).toBe(303);
  const nothing = await Promise.all(
    ['/nothing', '/%zz', '/api/v1/nothing'].map((url) => t.app.inject({ url })),
  );
  for (const { headers } of [csv, report, away, ...nothing])
    expect(headers['cache-control']).toContain('no-store');
});
