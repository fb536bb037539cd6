import { cidrOf, isWithin } from './cidr';

it.each([
  ['10.0.0.0/8', '10.0.0.0/8'],
  ['10.1.2.3/8', '10.0.0.0/8'],
  ['203.0.113.7', '203.0.113.7/32'],
  ['203.0.113.77/27', '203.0.113.64/27'],
  ['2001:DB8::1/32', '2001:db8::/32'],
  ['2001:db8:0:12ff::/60', '2001:db8:0:12f0::/60'],
  ['::1', '::1/128'],
  ['0.0.0.0/0', '0.0.0.0/0'],
  ['::ffff:10.1.2.3', '10.1.2.3/32'],
  ['::ffff:10.0.0.0/104', '10.0.0.0/8'],
])('%s is normalised to %s', (typed, network) => {
  expect(cidrOf(typed)).toBe(network);
});

it.each([
  '',
  'x',
  '10.0.0.0/33',
  '10.0.0/8',
  '2001:db8::/129',
  '10.0.0.0/-1',
  '10.0.0.0/8/8',
  '1.2.3.4/',
  '010.0.0.1/8x',
])('%j is not a network', (typed) => {
  expect(cidrOf(typed)).toBeUndefined();
});

it('isWithin compares bits, and never across address families', () => {
  expect(isWithin('10.255.1.1', ['10.0.0.0/8'])).toBe(true);
  expect(isWithin('11.0.0.1', ['10.0.0.0/8'])).toBe(false);
  expect(isWithin('::ffff:10.0.0.1', ['10.0.0.0/8'])).toBe(true);
  expect(isWithin('2001:db8:ffff::1', ['2001:db8::/32', '10.0.0.0/8'])).toBe(true);
  expect(isWithin('2001:db9::1', ['2001:db8::/32'])).toBe(false);
  expect(isWithin('10.0.0.1', ['::/0'])).toBe(false);
  expect(isWithin('nonsense', ['0.0.0.0/0'])).toBe(false);
  expect(isWithin('10.0.0.1', [])).toBe(false);
});
