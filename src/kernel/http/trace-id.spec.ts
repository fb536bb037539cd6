import { traceIdOf } from './trace-id';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = '00f067aa0ba902b7';
const of = (traceparent?: string) => traceIdOf({ headers: traceparent === undefined ? {} : { traceparent } });

it('the trace id is read from traceparent', () => {
  expect(of(`00-${TRACE}-${PARENT}-01`)).toBe(TRACE);
});

it('a later version of the header can contain more fields', () => {
  expect(of(`cc-${TRACE}-${PARENT}-01-what-the-future-brings`)).toBe(TRACE);
});

it.each([
  undefined,
  '',
  TRACE,
  `ff-${TRACE}-${PARENT}-01`,
  `00-${'0'.repeat(32)}-${PARENT}-01`,
  `00-${TRACE}-${'0'.repeat(16)}-01`,
  `00-${TRACE.toUpperCase()}-${PARENT}-01`,
  `00-${TRACE}-${PARENT}-01x`,
  `00-${TRACE}\n-${PARENT}-01`,
])('a malformed or missing header gives no trace id: %j', (traceparent) => {
  expect(of(traceparent)).toBeUndefined();
});
