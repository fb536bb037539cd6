import { firstAt, isAt, metresBetween } from './locations.rules';

const GREENWICH = { latitude: 51.4778, longitude: 0 };
const fence = (latitude: number, longitude: number, radiusMetres: number) => ({
  geofences: [{ latitude, longitude, radiusMetres }],
  networks: [],
});

/** Expected distances on a sphere with a radius of 6,371,008.8 m. */
it.each([
  ['a point and itself', GREENWICH, GREENWICH, 0],
  ['a degree of latitude', { latitude: 0, longitude: 0 }, { latitude: 1, longitude: 0 }, 111_195],
  [
    'a degree of longitude at 60° north',
    { latitude: 60, longitude: 0 },
    { latitude: 60, longitude: 1 },
    55_597,
  ],
  ['the poles', { latitude: 90, longitude: 0 }, { latitude: -90, longitude: 77 }, 20_015_115],
  [
    'both sides of the date line',
    { latitude: 0, longitude: 179.5 },
    { latitude: 0, longitude: -179.5 },
    111_195,
  ],
  ['two antipodes', { latitude: 12, longitude: 34 }, { latitude: -12, longitude: -146 }, 20_015_115],
  [
    'Paris and Berlin',
    { latitude: 48.8566, longitude: 2.3522 },
    { latitude: 52.52, longitude: 13.405 },
    877_465,
  ],
])('measures the distance between %s', (_, a, b, metres) => {
  expect(Math.round(metresBetween(a, b))).toBeCloseTo(metres, -1);
  expect(metresBetween(a, b)).toBeCloseTo(metresBetween(b, a), 6);
});

it('a point just inside the radius matches, one metre outside does not', () => {
  const rule = fence(51.4778, 0, 100);
  const north = (metres: number) => ({ latitude: 51.4778 + metres / 111_195.08, longitude: 0, address: '' });
  expect([isAt(rule, north(99.9)), isAt(rule, north(101))]).toEqual([true, false]);
});

it.each([
  ['203.0.113.9', true],
  ['203.0.114.9', false],
  ['2001:db8::77', true],
  ['2001:db9::77', false],
  ['::ffff:203.0.113.9', true],
  ['not an address', false],
])('address %s on the office networks: %s', (address, expected) => {
  const office = { geofences: [], networks: ['203.0.113.0/24', '2001:db8::/32'] };
  expect(isAt(office, { address })).toBe(expected);
});

it('a missing or incomplete position matches no geofence', () => {
  const anywhere = fence(0, 0, 100_000);
  expect([isAt(anywhere, { address: '' }), isAt(anywhere, { latitude: 0, address: '' })]).toEqual([
    false,
    false,
  ]);
});

it('the first of several matching places is used', () => {
  const [yard, harbour] = [
    { id: 'yard', ...fence(0, 0, 50) },
    { id: 'harbour', ...fence(0, 0, 5000) },
  ];
  const here = { latitude: 0.001, longitude: 0, address: '' };
  expect(firstAt([yard, harbour], here)?.id).toBe('harbour');
  expect(firstAt([harbour, yard], { ...here, latitude: 0 })?.id).toBe('harbour');
  expect(firstAt([yard], { ...here, latitude: 1 })).toBeUndefined();
});
