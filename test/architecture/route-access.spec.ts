import { Controller, Get } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { Open } from '../../src/access/access-rules';
import { RouteAccessList } from '../../src/access/route-access-list';
import { startApp, type TestApp } from '../kit/app';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

it('the access rules of all routes match the snapshot; review every change', () => {
  expect(t.app.get(RouteAccessList).lines().join('\n')).toMatchSnapshot();
});

it('every route of the running server is in the route access list', () => {
  const listed = new Set(
    t.app
      .get(RouteAccessList)
      .routes()
      .map(({ method, path }) => `${method} ${path}`),
  );
  const served = servedRoutes(t.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false }));
  expect(served.length).toBeGreaterThan(20);
  expect(served.filter((route) => !listed.has(route))).toEqual([]);
});

it('every API route is an operation with a unique id', () => {
  const api = t.app
    .get(RouteAccessList)
    .routes()
    .filter(({ path }) => path.startsWith('/api/v1'));
  expect(api.filter(({ operation }) => !operation)).toEqual([]);
  const ids = api.map(({ operation }) => operation?.id);
  expect(new Set(ids).size).toBe(ids.length);
});

it('an app with a route without an access rule does not start', async () => {
  @Controller('bare')
  class BareController {
    @Get('open')
    @Open()
    open(): void {}

    @Get('forgotten')
    forgotten(): void {}
  }
  const module = await Test.createTestingModule({
    imports: [DiscoveryModule],
    controllers: [BareController],
    providers: [RouteAccessList],
  }).compile();
  await expect(module.createNestApplication(new FastifyAdapter()).init()).rejects.toThrow(
    'no access rule (@Open, @SignedIn, @RequirePermission or @RequirePrivilege): GET /bare/forgotten',
  );
});

/** Parses Fastify's route tree, four characters per level: `│   ├── /role (PUT)`. Each GET also lists HEAD. */
function servedRoutes(tree: string): string[] {
  const above: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const found = /^(.*?)[├└]── (\S*)(?: \(([A-Z, ]+)\))?/.exec(line);
    if (!found) return [];
    const depth = (found[1] ?? '').length / 4;
    above.splice(depth, above.length, found[2] ?? '');
    const methods = (found[3] ?? '')
      .split(', ')
      .filter((method) => method && !['HEAD', 'OPTIONS'].includes(method));
    return methods.map((method) => `${method} ${above.join('')}`);
  });
}
