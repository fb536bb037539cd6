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

it('a diff here changes who may enter; review it as such', () => {
  expect(t.app.get(RouteAccessList).lines().join('\n')).toMatchSnapshot();
});

it('every route of the running server is in the door list', () => {
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

it('every operation of the API has a name of its own, and every JSON route is an operation', () => {
  const api = t.app
    .get(RouteAccessList)
    .routes()
    .filter(({ path }) => path.startsWith('/api/v1'));
  expect(api.filter(({ operation }) => !operation)).toEqual([]);
  const ids = api.map(({ operation }) => operation?.id);
  expect(new Set(ids).size).toBe(ids.length);
});

it('an app with a route without a door does not start', async () => {
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
    'no door (@Open, @SignedIn, @Allow or @Power): GET /bare/forgotten',
  );
});

/** Reads Fastify's own tree of routes, four characters a level: `│   ├── /role (PUT)`. HEAD comes with each GET. */
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
