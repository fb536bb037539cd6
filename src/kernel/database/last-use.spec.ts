import { LastUse } from './last-use';

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 22, 10, minute));

it('many uses are written together, with the latest time of each id', async () => {
  const written: [string, Date][][] = [];
  const uses = new LastUse(async (batch) => void written.push([...batch]), 3600);
  uses.note('a', at(1));
  uses.note('b', at(2));
  uses.note('a', at(3));
  await uses.flush();
  await uses.flush();
  expect(written).toEqual([
    [
      ['a', at(3)],
      ['b', at(2)],
    ],
  ]);
});

it('latest includes uses that are not written yet', () => {
  const uses = new LastUse(async () => undefined, 3600);
  uses.note('a', at(5));
  expect(uses.latest('a', null)).toEqual(at(5));
  expect(uses.latest('a', at(9))).toEqual(at(9));
  expect(uses.latest('b', at(1))).toEqual(at(1));
  expect(uses.latest('b', null)).toBeNull();
});

it('a failed write is ignored, and new ids are dropped above the limit', async () => {
  const sizes: number[] = [];
  const uses = new LastUse(async (batch) => {
    sizes.push(batch.size);
    throw new Error('database away');
  }, 3600);
  for (let id = 0; id < 100_010; id += 1) uses.note(String(id), at(1));
  await expect(uses.flush()).resolves.toBeUndefined();
  expect(sizes).toEqual([100_000]);
});
