import type pg from 'pg';
import { BatchedLookup, type LookupPool } from './batched-lookup';

interface Row {
  readonly id: string;
  readonly place: string;
  readonly says: string;
}

interface Sent {
  readonly keys: readonly (readonly string[])[];
  respond(rows: readonly Row[]): void;
  fail(error: Error): void;
}

/** A database that responds when the test calls `respond`. */
class HeldPool {
  readonly sent: Sent[] = [];

  constructor(readonly size: number) {}

  query({ values = [] }: pg.QueryConfig): Promise<{ rows: readonly Row[] }> {
    return new Promise((resolve, reject) => {
      this.sent.push({ keys: values, respond: (rows) => resolve({ rows }), fail: reject });
    });
  }
}

function lookupOver(pool: HeldPool) {
  const keyOf = ({ id, place }: Row) => [id, place];
  const statement = { name: 'test', text: 'select', parts: 2, keyOf };
  return new BatchedLookup<Row>(pool as unknown as LookupPool, statement);
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
const row = (id: string, place: string, says = '') => ({ id, place, says });

it('lookups of one turn share a statement, and each gets the row of its key', async () => {
  const pool = new HeldPool(2);
  const lookup = lookupOver(pool);
  const lookups = [
    lookup.find('a', 'x'),
    lookup.find('a', 'y'),
    lookup.find('b', 'x'),
    lookup.find('a', 'x'),
  ];
  await turn();
  expect(pool.sent.map(({ keys }) => keys)).toEqual([
    [
      ['a', 'a', 'b'],
      ['x', 'y', 'x'],
    ],
  ]);
  pool.sent[0]?.respond([row('a', 'y', 'ay'), row('a', 'x', 'ax')]);
  const found = (await Promise.all(lookups)).map((one) => one?.says);
  expect(found).toEqual(['ax', 'ay', undefined, 'ax']);
});

it('a lookup never joins a statement that was sent before it arrived', async () => {
  const pool = new HeldPool(1);
  const lookup = lookupOver(pool);
  const early = lookup.find('a', 'x');
  await turn();
  const late = lookup.find('a', 'x');
  await turn();
  expect(pool.sent).toHaveLength(1);
  pool.sent[0]?.respond([row('a', 'x', 'before the removal')]);
  expect(await early).toMatchObject({ says: 'before the removal' });
  await turn();
  expect(pool.sent).toHaveLength(2);
  pool.sent[1]?.respond([]);
  expect(await late).toBeUndefined();
});

it('a lookup is sent immediately while a connection is free', async () => {
  const pool = new HeldPool(2);
  const lookup = lookupOver(pool);
  const [first, second] = [lookup.find('a', 'x'), turn().then(() => lookup.find('b', 'x'))];
  await turn();
  await turn();
  expect(pool.sent.map(({ keys }) => keys[0])).toEqual([['a'], ['b']]);
  pool.sent[1]?.respond([row('b', 'x', 'second')]);
  expect(await second).toMatchObject({ says: 'second' });
  pool.sent[0]?.respond([row('a', 'x', 'first')]);
  expect(await first).toMatchObject({ says: 'first' });
});

it('lookups that wait for a connection are sent in one statement', async () => {
  const pool = new HeldPool(1);
  const lookup = lookupOver(pool);
  const first = lookup.find('a', 'x');
  await turn();
  const waiting = [];
  for (const id of ['b', 'c', 'd']) {
    waiting.push(lookup.find(id, 'x'));
    await turn();
  }
  pool.sent[0]?.respond([row('a', 'x')]);
  await first;
  await turn();
  expect(pool.sent[1]?.keys[0]).toEqual(['b', 'c', 'd']);
  pool.sent[1]?.respond([row('d', 'x'), row('b', 'x'), row('c', 'x')]);
  expect((await Promise.all(waiting)).map((one) => one?.id)).toEqual(['b', 'c', 'd']);
  expect(lookup.sent).toBe(2);
});

it('a failed statement fails its own lookups, and the next is sent again', async () => {
  const pool = new HeldPool(1);
  const lookup = lookupOver(pool);
  const lost = lookup.find('a', 'x');
  await turn();
  const next = lookup.find('a', 'x');
  pool.sent[0]?.fail(new Error('connection terminated'));
  await expect(lost).rejects.toThrow('connection terminated');
  await turn();
  pool.sent[1]?.respond([row('a', 'x', 'again')]);
  expect(await next).toMatchObject({ says: 'again' });
});
