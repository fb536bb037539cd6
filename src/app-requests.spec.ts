import type { FastifyReply, FastifyRequest } from 'fastify';
import { pino } from 'pino';
import { requestLines } from './app-requests';
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

/** A request with only the fields that the log line reads. */
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
    'with a credential',
    request('/api/v1/members/:id', { caller: { credential: CREDENTIAL } }),
    SEEN,
    CREDENTIAL,
  ],
  ['without a caller', request('/api/v1/members/:id'), SEEN, undefined],
  ['without a route', request(undefined), { ...SEEN, method: undefined, route: undefined }, undefined],
  ['with an unusual route', request('/"\\\n'), { ...SEEN, route: '/"\\\n' }, undefined],
])('the log line of a request %s equals the one that pino writes', (_, logged, fields, by) => {
  const { written, logger } = lines('info');
  requestLines(logger)(logged, reply);
  logger.info({ ...fields, by: by?.kind, credential: by?.id }, 'request');
  expect(timeless(written[0])).toBe(timeless(written[1]));
});

it('the log line of a traced request contains its trace id', () => {
  const { written, logger } = lines('info');
  const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
  requestLines(logger)(request('/', { headers: { traceparent } }), reply);
  expect(JSON.parse(written[0] ?? '')).toMatchObject({ trace: 'a'.repeat(32), route: '/' });
});

it('requests are not logged at level warn', () => {
  const { written, logger } = lines('warn');
  requestLines(logger)(request('/'), reply);
  expect(written).toEqual([]);
});
