import { isDatabaseAway, isOvertaken, refuseConstraint, toProblem } from './faults';
import { problem } from './problem';

const coded = (code: string, extra: object = {}): Error => Object.assign(new Error(code), { code, ...extra });

it.each([
  coded('ECONNREFUSED'),
  coded('57P01'),
  coded('57P03'),
  coded('08006'),
  coded('53300'),
  coded('57014'),
  coded('ENOENT', { syscall: 'connect' }),
  new Error('Connection terminated unexpectedly'),
  new Error('wrapped', { cause: coded('ECONNRESET') }),
  Object.assign(new Error('orm'), { previous: coded('57P01') }),
])('%s means that the database is unavailable', (error) => {
  expect(isDatabaseAway(error)).toBe(true);
  const { kind, options } = toProblem(error);
  expect([kind.status, options.headers?.['retry-after']]).toEqual([503, '2']);
});

it.each([
  coded('23505'),
  coded('ENOENT', { syscall: 'open' }),
  new TypeError('x is undefined'),
  'text',
  undefined,
])('%s is an internal error', (error) => {
  expect(isDatabaseAway(error)).toBe(false);
  expect(toProblem(error).kind.slug).toBe('internal');
});

it.each([
  coded('40P01'),
  coded('40001'),
  Object.assign(new Error('orm'), { previous: coded('40P01') }),
  new Error('wrapped', { cause: coded('40001') }),
])('%s is a conflict with another transaction and gets 503 with Retry-After', (error) => {
  expect([isOvertaken(error), isDatabaseAway(error)]).toEqual([true, false]);
  const { kind, options } = toProblem(error);
  expect([kind.slug, kind.status, kind.log, options.headers?.['retry-after']]).toEqual([
    'overtaken',
    503,
    'warn',
    '1',
  ]);
});

it('a constraint violation becomes its registered problem, also when wrapped', () => {
  const taken = problem({
    slug: 'test-taken',
    status: 409,
    title: 'Taken',
    log: 'info',
    meaning: 'x',
    causes: ['x'],
    fix: ['x'],
  });
  refuseConstraint('test_name_key', taken);
  const raw = coded('23505', { constraint: 'test_name_key' });
  expect(toProblem(raw).kind.slug).toBe('test-taken');
  expect(toProblem(Object.assign(new Error('orm'), { previous: raw })).kind.slug).toBe('test-taken');
});

it('the problem contains nothing of its cause', () => {
  const { detail, extra, kind } = toProblem(new Error('secret detail'));
  expect(JSON.stringify([detail, extra, kind])).not.toContain('secret detail');
});
