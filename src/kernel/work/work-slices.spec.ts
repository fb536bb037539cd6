import { WorkSlices } from './work-slices';

const busyFor = (ms: number): void => {
  const until = performance.now() + ms;
  while (performance.now() < until);
};

it('one waiting task continues per round of the event loop', async () => {
  const slices = new WorkSlices();
  const order: string[] = [];
  const work = async (name: string) => {
    for (let at = 0; at < 3; at += 1) {
      await slices.next();
      order.push(name);
    }
  };
  let rounds = 0;
  let isDone = false;
  const count = () => {
    rounds += 1;
    if (!isDone) setImmediate(count);
  };
  setImmediate(count);
  await Promise.all([work('a'), work('b'), work('c')]);
  isDone = true;
  expect(order.join('')).toBe('abcabcabc');
  expect(rounds).toBeGreaterThanOrEqual(order.length - 1);
});

it('a slice ends after its time, and a new one starts with the next turn', async () => {
  const slices = new WorkSlices();
  await slices.next();
  busyFor(10);
  expect(slices.isOver).toBe(true);
  await slices.next();
  const isOverAtOnce = slices.isOver;
  expect(isOverAtOnce).toBe(false);
});
