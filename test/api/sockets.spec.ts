import { RouteAccessList } from '../../src/access/route-access-list';
import { startApp, type TestApp } from '../kit/app';
import { ask, exchange, portOf, statusesOf, type WireRequest } from '../kit/wire';

// Other tests inject requests in memory, where no request can wait for a missing body. These use a
// connection, with and without each header that announces a body.

let t: TestApp;
let port: number;
beforeAll(async () => {
  t = await startApp({ ASSISTANT_REGISTRATIONS_PER_HOUR: '100000' });
  port = await portOf(t);
});
afterAll(() => t.close());

type Shape = Omit<WireRequest, 'method' | 'path'>;
const JSON_TYPE = 'Content-Type: application/json';
const FORM_TYPE = 'Content-Type: application/x-www-form-urlencoded';
const TYPES = { JSON: [JSON_TYPE], form: [FORM_TYPE], none: [] };
const LENGTHS: Record<string, Shape> = {
  absent: {},
  '0': { headers: ['Content-Length: 0'] },
  chunked: { headers: ['Transfer-Encoding: chunked'], body: '0\r\n\r\n' },
};

const EMPTY_BODIES = Object.entries(TYPES).flatMap(([type, typed]) =>
  Object.entries(LENGTHS).map(([length, shape]): [string, Shape] => [
    `type ${type}, length ${length}`,
    { ...shape, headers: [...typed, ...(shape.headers ?? [])] },
  ]),
);

/** Requests that got no response or 500. A refusal is a response, also one of a busy database. Stops at the first. */
async function unanswered(requests: readonly WireRequest[]): Promise<string[]> {
  const left = [...requests];
  const faults: string[] = [];
  const work = async () => {
    for (let one = left.shift(); one && faults.length === 0; one = left.shift()) {
      const outcome = await ask(port, one).then(({ status }) => status, String);
      if (typeof outcome === 'string' || outcome === 500)
        faults.push(`${one.method} ${one.path} ${one.headers?.join(' ')}: ${outcome}`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
  return faults;
}

describe('a request with an empty body', () => {
  const METHODS = ['DELETE', 'POST', 'PUT', 'PATCH', 'OPTIONS', 'GET', 'HEAD'];
  const API = ['/api/v1/api-keys/key_x', '/api/v1/workspaces', '/api/v1/nothing', '/api/%zz', '/health/live'];
  const OAUTH = ['authorize', 'token', 'register', 'revoke', 'introspect', 'jwks'].map(
    (end) => `/oauth/${end}`,
  );
  const DISCOVERY = ['/.well-known/oauth-authorization-server', '/.well-known/openid-configuration'];
  const PATHS = [...API, ...OAUTH, ...DISCOVERY, '/mcp', '/sign-in', '/theme', '/nothing'];

  it.each(EMPTY_BODIES)('gets a response with every method on every kind of path: %s', async (_, shape) => {
    const requests = PATHS.flatMap((path) => METHODS.map((method) => ({ ...shape, method, path })));
    expect(await unanswered(requests)).toEqual([]);
  });

  it.each(EMPTY_BODIES)('is processed: %s', async (_, shape) => {
    const { workspace, owner } = await t.given.workspace();
    const key = await t.given.apiKey(workspace.id, owner.id);
    const headers = [...(shape.headers ?? []), `Authorization: Bearer ${owner.token}`];
    const path = `/api/v1/api-keys/${key.id}`;
    expect((await ask(port, { ...shape, method: 'DELETE', path, headers })).status).toBe(204);
    expect((await key.get('/me')).status).toBe(401);
  });

  it('leaves its connection free for the next request', async () => {
    const head = ['Host: localhost', JSON_TYPE, '', ''].join('\r\n');
    const next = 'GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';
    const text = await exchange(port, `DELETE /api/v1/nothing HTTP/1.1\r\n${head}${next}`);
    expect(statusesOf(text)).toEqual([404, 200]);
  });

  it('with Expect: 100-continue gets a response', async () => {
    const headers = ['Expect: 100-continue', JSON_TYPE];
    const requests = [[], ['Content-Length: 0']].flatMap((length) =>
      ['/api/v1/api-keys', '/sign-in', '/oauth/token', '/mcp'].map((path) => ({
        method: 'POST',
        path,
        headers: [...headers, ...length],
      })),
    );
    expect(await unanswered(requests)).toEqual([]);
  });
});

describe('a shutdown', () => {
  const REQUESTS = {
    'that has not started': '',
    'with incomplete headers': 'GET /health/live HTTP/1.1\r\nHost: localhost\r\n',
    'with an incomplete body': `POST /sign-in HTTP/1.1\r\nHost: localhost\r\n${FORM_TYPE}\r\nContent-Length: 9\r\n\r\na=`,
    'with a body for the authorization server': `POST /oauth/token HTTP/1.1\r\nHost: localhost\r\n${FORM_TYPE}\r\nContent-Length: 9\r\n\r\na=`,
    'that was completed': `DELETE /nothing HTTP/1.1\r\nHost: localhost\r\n${JSON_TYPE}\r\n\r\n`,
  };

  it.each(Object.entries(REQUESTS))('does not wait for a request %s', async (_, bytes) => {
    const stopped = await startApp();
    const arrived = new Promise((resolve) => stopped.app.getHttpServer().once('connection', resolve));
    const end = exchange(await portOf(stopped), bytes);
    await arrived;
    await stopped.close();
    expect(statusesOf(await end.catch(() => ''))).not.toContain(500);
  });
});

describe('every route', () => {
  const SHAPES: Record<string, Shape> = {
    'no body headers': {},
    'type JSON only': { headers: [JSON_TYPE] },
    'type form only': { headers: [FORM_TYPE] },
    'length 0': { headers: ['Content-Length: 0'] },
    'type JSON, length 0': { headers: [JSON_TYPE, 'Content-Length: 0'] },
    'type JSON, chunked and empty': {
      headers: [JSON_TYPE, 'Transfer-Encoding: chunked'],
      body: '0\r\n\r\n',
    },
    'an empty object': { headers: [JSON_TYPE, 'Content-Length: 2'], body: '{}' },
    'a form with one field': { headers: [FORM_TYPE, 'Content-Length: 3'], body: 'a=1' },
  };

  it.each(Object.keys(SHAPES))('responds to anonymous callers and an owner: %s', async (name) => {
    const shape = SHAPES[name];
    const { owner } = await t.given.workspace();
    const credentials = [
      [],
      [`Authorization: Bearer ${owner.token}`, `Cookie: keyshift_session=${owner.token}`],
    ];
    const routes = t.app.get(RouteAccessList).routes();
    expect(routes.length).toBeGreaterThan(200);
    const requests = routes.flatMap(({ method, path }) =>
      credentials.map((credential) => ({
        ...shape,
        method,
        path: path.replace(/:\w+|\*/g, 'none'),
        headers: [...(shape?.headers ?? []), ...credential],
      })),
    );
    expect(await unanswered(requests)).toEqual([]);
  });
});
