import fc from 'fast-check';
import {
  addUses,
  type ClockEvent,
  type Clocked,
  complianceOf,
  eventsInOrder,
  eventsOf,
  homeOf,
  inEventOf,
  outEventsOf,
  sumOf,
  UNUSED,
  type Use,
} from './location-use.rules';

const HOUR = 3600;
const MS = 1000;
/** Ten hours, from hour 10 to hour 20. */
const RANGE = { begins: 10 * HOUR, ends: 20 * HOUR };
let serial = 0;

const entry = (inHour: number, outHour: number | null, more: Partial<Clocked> = {}): Clocked => {
  serial += 1;
  return {
    id: `te_${serial}`,
    memberId: 'ann',
    memberName: 'Ann',
    source: 'api',
    inMs: inHour * HOUR * MS,
    outMs: outHour === null ? null : outHour * HOUR * MS,
    inLocationId: 'shop',
    outLocationId: outHour === null ? null : 'shop',
    isInUnrecognised: false,
    isOutUnrecognised: false,
    ...more,
  };
};
const hoursOf = ({ inMs, outMs }: Clocked) => ((outMs ?? inMs) - inMs) / MS;
const uses = (...entries: Clocked[]) => {
  const found = new Map<string | null, Use>();
  for (const one of entries) addUses(found, [one], { range: RANGE, workedOf: hoursOf, unapproved: 1 });
  return found;
};

it('the hours of an entry count where it began, else where it ended, else nowhere', () => {
  const [a, b, c] = [
    { inLocationId: 'a', outLocationId: 'b' },
    { inLocationId: null, outLocationId: 'b' },
    { inLocationId: null, outLocationId: null },
  ];
  expect([a, b, c].map((places) => homeOf(entry(11, 12, places)))).toEqual(['a', 'b', null]);
});

it('an entry counts at both of its locations, and its hours once', () => {
  const used = uses(entry(11, 13), entry(14, 15, { outLocationId: 'yard' }));
  expect(used.get('shop')).toEqual({
    members: 1,
    entries: 2,
    clockIns: 2,
    clockOuts: 1,
    seconds: 3 * HOUR,
    unapproved: 1,
    firstMs: 11 * HOUR * MS,
    lastMs: 14 * HOUR * MS,
  });
  expect(used.get('yard')).toEqual({
    ...UNUSED,
    members: 1,
    entries: 1,
    clockOuts: 1,
    unapproved: 1,
    firstMs: 15 * HOUR * MS,
    lastMs: 15 * HOUR * MS,
  });
  expect(used.has(null)).toBe(false);
});

it('events outside the range do not count, and the midnight after it is outside', () => {
  const [before, after, at] = [entry(9, 11), entry(19, 21), entry(19, 20)];
  expect([before, after, at].map((one) => eventsOf(one, RANGE).map(({ kind }) => kind))).toEqual([
    ['out'],
    ['in'],
    ['in'],
  ]);
  const away = uses(entry(19, 21, { outLocationId: 'yard' }));
  expect([...away.keys()]).toEqual(['shop']);
  const through = uses(entry(9, 21));
  expect(through.get('shop')).toMatchObject({ entries: 1, clockIns: 0, clockOuts: 0, firstMs: null });
});

it('an unrecognised clock-out counts without a location; an open entry has none', () => {
  const used = uses(entry(11, 12, { outLocationId: null }), entry(13, null));
  expect(used.get(null)).toMatchObject({ entries: 1, clockIns: 0, clockOuts: 1, seconds: 0 });
  expect(used.get('shop')).toMatchObject({ entries: 2, clockIns: 2, clockOuts: 0, seconds: HOUR });
});

it('uses of two members add up and keep the first and last time of both', () => {
  const [ann, bob] = [uses(entry(11, 12)), uses(entry(13, 14))];
  expect(sumOf(ann.get('shop') ?? UNUSED, bob.get('shop') ?? UNUSED)).toEqual({
    members: 2,
    entries: 2,
    clockIns: 2,
    clockOuts: 2,
    seconds: 2 * HOUR,
    unapproved: 2,
    firstMs: 11 * HOUR * MS,
    lastMs: 14 * HOUR * MS,
  });
  expect(sumOf(UNUSED, bob.get('shop') ?? UNUSED)).toEqual(bob.get('shop'));
});

it('the share ignores other events and is 100 only if none is flagged', () => {
  const good = Array.from({ length: 199 }, () => inEventOf(entry(11, 12)));
  const bad = entry(11, 12, { outLocationId: null, isOutUnrecognised: true });
  const byHand = inEventOf(entry(11, 12, { inLocationId: null }));
  expect(complianceOf([...good, ...outEventsOf(bad), byHand])).toEqual({
    clockings: 201,
    recognised: 199,
    flagged: 1,
    unmarked: 1,
    shareHundredths: 99,
    flaggedEntryIds: [bad.id],
  });
  expect(complianceOf([byHand]).shareHundredths).toBeNull();
  expect(complianceOf(good).shareHundredths).toBe(100);
});

it('an entry with both ends flagged is listed once', () => {
  const flags = { isInUnrecognised: true, isOutUnrecognised: true, inLocationId: null, outLocationId: null };
  const bad = entry(11, 12, flags);
  const { flagged, flaggedEntryIds, shareHundredths } = complianceOf(eventsOf(bad, RANGE));
  expect([flagged, flaggedEntryIds, shareHundredths]).toEqual([2, [bad.id], 0]);
});

async function* given(entries: readonly Clocked[]): AsyncGenerator<Clocked> {
  yield* entries;
}
async function inOrder(entries: readonly Clocked[]): Promise<ClockEvent[]> {
  const reported: ClockEvent[] = [];
  for await (const event of eventsInOrder(given(entries))) reported.push(event);
  return reported;
}

it('a clock-out comes before a clock-in at the same instant', async () => {
  const reported = await inOrder([entry(11, 12), entry(11, 14), entry(12, 13)]);
  expect(reported.map(({ kind, atMs }) => `${kind} ${atMs / MS / HOUR}`)).toEqual([
    'in 11',
    'in 11',
    'out 12',
    'in 12',
    'out 13',
    'out 14',
  ]);
});

it('each clock-in and clock-out appears once, ordered by time', async () => {
  const spans = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 50 }), fc.option(fc.integer({ min: 1, max: 50 }))),
  );
  await fc.assert(
    fc.asyncProperty(spans, async (drawn) => {
      const entries = drawn
        .map(([at, length]) => entry(at, length === null ? null : at + length))
        .sort((a, b) => a.inMs - b.inMs);
      const reported = await inOrder(entries);
      const times = reported.map(({ atMs }) => atMs);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      const all = entries.flatMap((one) => [inEventOf(one), ...outEventsOf(one)]);
      const name = (event: (typeof all)[number]) => `${event.entry.id} ${event.kind}`;
      expect(reported.map(name).sort()).toEqual(all.map(name).sort());
    }),
    { numRuns: 200 },
  );
});
