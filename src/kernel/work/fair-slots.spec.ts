import fc from 'fast-check';
import { Problem } from '../problem/problem';
import { FairSlots, type Slot, type SlotLimits } from './fair-slots';

const LIMITS: SlotLimits = {
  perGroup: 2,
  total: 4,
  waitingPerGroup: 3,
  waitingTotal: 5,
  waitSeconds: 60,
  retryAfterSeconds: 10,
};
const staying = new AbortController().signal;

/** Requests slots in order and records the order of admission. */
class Line {
  readonly admitted: string[] = [];
  readonly held: { group: string; slot: Slot }[] = [];
  readonly refused: string[] = [];

  constructor(readonly slots: FairSlots) {}

  ask(group: string, signal = staying): void {
    this.slots.acquire(group, signal).then(
      (slot) => {
        this.admitted.push(group);
        this.held.push({ group, slot });
      },
      (refusal: unknown) => this.refused.push(refusal instanceof Problem ? refusal.kind.slug : 'other'),
    );
  }

  async settled(): Promise<void> {
    for (let at = 0; at < 10; at += 1) await Promise.resolve();
  }

  async releaseFirst(): Promise<void> {
    this.held.shift()?.slot.release();
    await this.settled();
  }
}

const lineOf = (limits: Partial<SlotLimits> = {}) => new Line(new FairSlots({ ...LIMITS, ...limits }));

describe('admission', () => {
  it('two per group and four in total run, the others wait', async () => {
    const line = lineOf();
    for (const group of ['a', 'a', 'a', 'b', 'b', 'c']) line.ask(group);
    await line.settled();
    expect(line.admitted).toEqual(['a', 'a', 'b', 'b']);
    expect(line.slots.load).toEqual({ atWork: 4, waiting: 2 });
  });

  it('waiting groups are served in turn, however many waiters one has', async () => {
    const line = lineOf({ total: 1, waitingPerGroup: 9, waitingTotal: 99 });
    for (const group of ['x', 'a', 'a', 'a', 'b', 'c', 'c']) line.ask(group);
    await line.settled();
    for (let at = 0; at < 7; at += 1) await line.releaseFirst();
    expect(line.admitted.join('')).toBe('xabcaca');
  });

  it.each([
    ['its group', ['a', 'a', 'a', 'a', 'a', 'a']],
    ['all groups', ['a', 'a', 'b', 'b', 'a', 'a', 'b', 'b', 'c', 'd']],
  ])('with the queue of %s full, acquire throws slow-down', async (_, groups) => {
    const line = lineOf();
    for (const group of groups) line.ask(group);
    await line.settled();
    expect(line.refused).toEqual(['slow-down']);
  });

  it('a rejection has Retry-After', async () => {
    const slots = new FairSlots({ ...LIMITS, waitingPerGroup: 0, perGroup: 0 });
    await expect(slots.acquire('a', staying)).rejects.toMatchObject({
      extra: { retryAfterSeconds: 10 },
      options: { headers: { 'retry-after': '10' } },
    });
  });
});

describe('leaving the queue', () => {
  it('a client that disconnects frees its place for the next', async () => {
    const line = lineOf({ total: 1 });
    const going = new AbortController();
    line.ask('a');
    line.ask('b', going.signal);
    line.ask('c');
    await line.settled();
    going.abort();
    await line.releaseFirst();
    expect([line.admitted, line.refused, line.slots.load]).toEqual([
      ['a', 'c'],
      ['slow-down'],
      { atWork: 1, waiting: 0 },
    ]);
  });

  it('a wait that takes too long is rejected', async () => {
    const line = lineOf({ total: 1, waitSeconds: 0.01 });
    line.ask('a');
    await line.settled();
    await expect(line.slots.acquire('b', staying)).rejects.toMatchObject({ kind: { slug: 'slow-down' } });
  });

  it('close rejects waiting and new requests', async () => {
    const line = lineOf({ total: 1 });
    for (const group of ['a', 'b', 'c']) line.ask(group);
    line.slots.close();
    line.ask('d');
    await line.settled();
    expect([line.admitted, line.refused.length, line.slots.load.waiting]).toEqual([['a'], 3, 0]);
  });
});

describe('pausing', () => {
  it('lets another group run, but still counts for its own group', async () => {
    const line = lineOf({ total: 2 });
    for (const group of ['a', 'a', 'a', 'b']) line.ask(group);
    await line.settled();
    line.held[0]?.slot.pause();
    await line.settled();
    expect(line.admitted).toEqual(['a', 'a', 'b']);
  });

  it('a resuming slot comes before those that have not started', async () => {
    const line = lineOf({ total: 1 });
    for (const group of ['a', 'b', 'c']) line.ask(group);
    await line.settled();
    const first = line.held[0]?.slot;
    first?.pause();
    await line.settled();
    let isResumed = false;
    void first?.resume().then(() => {
      isResumed = true;
    });
    line.held[1]?.slot.release();
    await line.settled();
    expect([isResumed, line.admitted]).toEqual([true, ['a', 'b']]);
  });
});

it('no sequence of calls exceeds a limit or leaks a slot', async () => {
  const step = fc.record({
    act: fc.constantFrom('ask', 'release', 'pause', 'resume', 'go'),
    at: fc.nat({ max: 30 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 80 }), async (steps) => {
      const line = lineOf();
      const going: AbortController[] = [];
      for (const { act, at } of steps) {
        const one = line.held[at % Math.max(1, line.held.length)];
        if (act === 'ask') {
          const controller = new AbortController();
          going.push(controller);
          line.ask('abcde'[at % 5] ?? 'a', controller.signal);
        } else if (act === 'go') going[at % Math.max(1, going.length)]?.abort();
        else void one?.slot[act]();
        await line.settled();
        expect(line.slots.load.atWork).toBeLessThanOrEqual(LIMITS.total);
        expect(line.slots.load.waiting).toBeLessThanOrEqual(LIMITS.waitingTotal);
      }
      for (const controller of going) controller.abort();
      for (const { slot } of line.held) slot.release();
      await line.settled();
      expect(line.slots.load).toEqual({ atWork: 0, waiting: 0 });
    }),
    { numRuns: 200 },
  );
});
