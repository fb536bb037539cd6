import type { FastifyReply, FastifyRequest } from 'fastify';
import { pino } from 'pino';
import { requestLines } from './app.requests';
import { isoTime } from './kernel/log/log-time';

const SEEN = { requestId: 'r-1', method: 'GET', route: '/api/v1/members/:id', status: 200, ms: 1.3 };
const CREDENTIAL = { kind: 'api-key', id: 'key_1', name: 'Payroll' };

function lines(level: string) {
  const written: string[] = [];
  const logger = pino(
    { level, base: null, timestamp: isoTime },
    { write: (line) => void written.push(line) },
  );
  return { written, logger };
}

/** A request as far as its line looks at it. */
const request = (route: string | undefined, more: object = {}) =>
  ({
    id: 'r-1',
    headers: {},
    place: { route, method: route && 'GET' },
    ...more,
  }) as unknown as FastifyRequest;
const reply = { statusCode: 200, elapsedTime: 1.26 } as FastifyReply;

const timeless = (line: string | undefined) => line?.replace(/"time":"[^"]*"/, '"time":""');

it.each([
  [
    'of a credential',
    request('/api/v1/members/:id', { caller: { credential: CREDENTIAL } }),
    SEEN,
    CREDENTIAL,
  ],
  ['of nobody', request('/api/v1/members/:id'), SEEN, undefined],
  ['of no route', request(undefined), { ...SEEN, method: undefined, route: undefined }, undefined],
  ['of an odd route', request('/"\\\n'), { ...SEEN, route: '/"\\\n' }, undefined],
])('the line of a request %s is the one that pino would write', (_, asked, seen, by) => {
  const { written, logger } = lines('info');
  requestLines(logger)(asked, reply);
  logger.info({ ...seen, by: by?.kind, credential: by?.id }, 'request');
  expect(timeless(written[0])).toBe(timeless(written[1]));
});

it('a traced request names its trace', () => {
  const { written, logger } = lines('info');
  const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
  requestLines(logger)(request('/', { headers: { traceparent } }), reply);
  expect(JSON.parse(written[0] ?? '')).toMatchObject({ trace: 'a'.repeat(32), route: '/' });
});

it('a log that keeps warnings only has no line of a request', () => {
  const { written, logger } = lines('warn');
  requestLines(logger)(request('/'), reply);
  expect(written).toEqual([]);
});
