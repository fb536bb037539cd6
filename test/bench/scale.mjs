import { startDatabase } from './database.mjs';
import { inTurn, openLoad, ratioOf, target } from './load.mjs';
import { figure } from './report.mjs';
import { seedKeys } from './seed.mjs';
import { startService } from './servers.mjs';

const FEW = 1_000;
/** The number of keys in use whose rows exceed the buffers of the database. */
const SCATTERED = 6_400;

/** Compares the guard with many keys and with 1,000 keys, each on its own server. */
export async function measureScale(dir, options) {
  const load = openLoad();
  const stops = [load.close];
  try {
    const few = await startWith(dir, { name: 'few', count: FEW, inUse: FEW }, stops);
    const many = await startWith(dir, { name: 'many', count: options.manyKeys, inUse: SCATTERED }, stops);
    // As many keys in use as in the small table, spread over the large one, so that only the table size differs.
    const even = many.tokens.filter((_, at) => at % Math.floor(SCATTERED / FEW) === 0).slice(0, FEW);
    const targets = [few, { ...many, tokens: even }, { ...many, name: 'scattered' }];
    const speeds = await inTurn(load, targets, options);
    return { figures: figuresOf(speeds, options.manyKeys), details: { speeds } };
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

async function startWith(dir, { name, count, inUse }, stops) {
  const began = performance.now();
  const database = await startDatabase(dir, name);
  stops.push(database.stop);
  const tokens = await seedKeys(database.url, count, inUse);
  const service = await startService(dir, database.url, { name: `service-${name}` });
  stops.push(service.stop);
  console.log(`${count} keys created in ${Math.round((performance.now() - began) / 1000)} s`);
  return target(name, service, '/api/v1/me', tokens);
}

function figuresOf({ few, many, scattered }, count) {
  const named = count.toLocaleString('en-US');
  return [
    figure(`with ${FEW.toLocaleString('en-US')} keys, requests per second`, few.perSecond, {
      note: 'all in use',
    }),
    figure(`with ${named} keys, requests per second`, many.perSecond, { note: `${FEW} of them in use` }),
    figure(`${named} keys ÷ 1,000`, ratioOf(many, few), { must: ['>=', 0.9] }),
    figure(`the same with ${SCATTERED} in use`, ratioOf(scattered, few), {
      note: 'their rows exceed the buffers',
    }),
    figure('wrong responses and errors', few.wrong + many.wrong + scattered.wrong, { must: ['=', 0] }),
  ];
}
