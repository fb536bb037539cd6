import { cursorOf } from './built.mjs';
import { ask, startDatabase } from './database.mjs';
import { inTurn, openLoad, ratioOf, target } from './load.mjs';
import { figure } from './report.mjs';
import { seedHours } from './seed-hours.mjs';
import { startService } from './servers.mjs';

const PAGE = 25;
const MEMBER = 'mem_0000000000000000000000000d';
const JOB = 'job_00000000000000000000000007';
const SINCE = '2012-01-01T00:00:00Z';
const MICROS = (column) => `(extract(epoch from ${column}) * 1000000)::bigint::text`;

/** For each list its path, and the table, order, key and condition of its rows. */
const LISTS = {
  'all entries': [
    '/time-entries?',
    'time_entry',
    'in_at desc, id desc',
    MICROS('in_at'),
    'archived_at is null',
  ],
  'one member’s': [
    `/time-entries?memberId=${MEMBER}&`,
    'time_entry',
    'in_at desc, id desc',
    MICROS('in_at'),
    `archived_at is null and member_id = '${MEMBER}'`,
  ],
  'one job’s': [
    `/time-entries?jobId=${JOB}&`,
    'time_entry',
    'in_at desc, id desc',
    MICROS('in_at'),
    `archived_at is null and job_id = '${JOB}'`,
  ],
  'a year’s': [
    '/time-entries?from=2012-02-01&to=2012-12-31&',
    'time_entry',
    'in_at desc, id desc',
    MICROS('in_at'),
    `archived_at is null and in_at >= '2012-02-01T05:00:00Z' and in_at < '2013-01-01T05:00:00Z'`,
  ],
  'open entries': [
    '/time-entries?open=true&',
    'time_entry',
    'in_at desc, id desc',
    MICROS('in_at'),
    'archived_at is null and out_at is null',
  ],
  'archived ones': [
    '/time-entries?archived=true&',
    'time_entry',
    'in_at desc, id desc',
    MICROS('in_at'),
    'archived_at is not null',
  ],
  'all changes': [
    `/time-entries?archived=all&updatedSince=${SINCE}&`,
    'time_entry',
    'updated_at, id',
    MICROS('updated_at'),
    'true',
  ],
  'all timesheets': ['/timesheets?', 'timesheet', 'starts_on desc, id desc', 'starts_on::text', 'true'],
  'a year’s timesheets': [
    '/timesheets?from=2012-02-01&to=2012-12-31&',
    'timesheet',
    'starts_on desc, id desc',
    'starts_on::text',
    `ends_on >= '2012-02-01' and starts_on <= '2012-12-31'`,
  ],
  'changed timesheets': [
    `/timesheets?updatedSince=${SINCE}&`,
    'timesheet',
    'updated_at, id',
    MICROS('updated_at'),
    'true',
  ],
};

/** Compares the last page of each list of hours with the first. */
export async function measureLists(dir, options) {
  const load = openLoad();
  const stops = [load.close];
  try {
    const began = performance.now();
    const database = await startDatabase(dir, 'hours', { durable: false });
    stops.push(database.stop);
    const token = await seedHours(database.url, options.manyEntries);
    const service = await startService(dir, database.url, { name: 'service-hours' });
    stops.push(service.stop);
    console.log(
      `${options.manyEntries} entries created in ${Math.round((performance.now() - began) / 1000)} s`,
    );
    const figures = [];
    const details = {};
    for (const [name, list] of Object.entries(LISTS)) {
      const targets = await pagesOf(database.url, service, token, list);
      const speeds = await inTurn(load, targets, {
        ...options,
        connections: 4,
        seconds: Math.min(2, options.seconds),
      });
      figures.push(figureOf(name, speeds));
      details[name] = speeds;
    }
    const wrong = Object.values(details).reduce((sum, { first, last }) => sum + first.wrong + last.wrong, 0);
    return {
      figures: [...figures, figure('wrong responses and errors', wrong, { must: ['=', 0] })],
      details,
    };
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

/** The first page and the last full one, with the cursor that the previous pages would lead to. */
async function pagesOf(url, service, token, [address, table, order, key, where]) {
  const backwards = order.includes('desc')
    ? order.replaceAll(' desc', '')
    : order.replace(/(\w+), id/, '$1 desc, id desc');
  const [row] = await ask(
    url,
    `select ${key} as key, id from ${table} where ${where} order by ${backwards} offset ${PAGE} limit 1`,
  );
  const path = `/api/v1${address}limit=${PAGE}`;
  await assertPage(service, token, path, true);
  const last = `${path}&cursor=${cursorOf(`${row.key}.${row.id}`)}`;
  await assertPage(service, token, last, false);
  return [target('first', service, path, [token]), target('last', service, last, [token])];
}

/** Checks a page before it is measured. */
async function assertPage(service, token, path, hasMore) {
  const reply = await fetch(service.url + path, { headers: { authorization: `Bearer ${token}` } });
  const page = await reply.json();
  if (page.data?.length !== PAGE || page.hasMore !== hasMore)
    throw new Error(`${path} returned an unexpected page: ${JSON.stringify(page).slice(0, 300)}`);
}

function figureOf(name, { first, last }) {
  const times = [first, last].map(({ p50 }) => `${p50} ms`).join(' and ');
  return figure(`${name}: last page ÷ first page, time`, ratioOf(first, last), {
    must: ['<=', 1.5],
    note: `${Math.round(first.perSecond)} and ${Math.round(last.perSecond)} per second; median ${times}`,
  });
}
