import { setTimeout as sleep } from 'node:timers/promises';
import { ask, startDatabase } from './database.mjs';
import { median } from './load.mjs';
import { cpuOf, familyOf, memoryOf } from './process-facts.mjs';
import { figure } from './report.mjs';
import { DAYS, seedPayroll } from './seed-payroll.mjs';
import { startService } from './servers.mjs';

const [FEW, MANY] = [100, 1_000];
const WARM_UPS = 3;
const IN_A_ROW = 10;
const LOOK_MS = 5;
const DAY_MS = 86_400_000;
const ROW = { json: /"memberId":/g, csv: /\r\n/g };
const FORMATS = ['json', 'csv'];

/** The payroll summary of a month: its time for 1,000 people, and whether memory grows with people or reports. */
export async function measurePayroll(dir, options) {
  const few = await measureCompany(dir, FEW, options);
  const many = await measureCompany(dir, MANY, options);
  return { figures: [...timesOf(many), ...memoryFigures(few, many)], details: { few, many } };
}

async function measureCompany(dir, members, options) {
  const began = performance.now();
  const database = await startDatabase(dir, `payroll-${members}`);
  const stops = [database.stop];
  try {
    const token = await seedPayroll(database.url, members);
    const service = await startService(dir, database.url, { name: `service-payroll-${members}` });
    stops.push(service.stop);
    const [{ count }] = await ask(database.url, 'select count(*)::int as count from time_entry');
    console.log(`${members} people with ${count} entries created in ${secondsSince(began)} s`);
    const company = { members, service, token, databasePid: database.pid };
    for (let at = 0; at < WARM_UPS; at += 1) await eachFormat(company);
    return { members, entries: count, ...(await timed(company, options)), memory: await watched(company) };
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

/** Alternates the formats, so that disturbances of the machine affect both. */
async function timed(company, { rounds }) {
  const taken = { json: [], csv: [] };
  for (let round = 0; round < rounds * 2; round += 1) {
    const results = await eachFormat(company);
    for (const format of FORMATS) taken[format].push(results[format]);
  }
  const middles = FORMATS.map((format) => [format, summaryOf(taken[format])]);
  return { reports: Object.fromEntries(middles) };
}

const summaryOf = (reports) =>
  Object.fromEntries(
    ['seconds', 'serviceCpu', 'databaseCpu', 'bytes'].map((key) => [
      key,
      median(reports.map((one) => one[key])),
    ]),
  );

async function eachFormat(company) {
  const results = {};
  for (const format of FORMATS) results[format] = await report(company, format);
  return results;
}

async function report({ service, token, members, databasePid }, format) {
  const before = [cpuOf(service.pid), cpuOfFamily(databasePid)];
  const began = performance.now();
  const reply = await fetch(service.url + addressOf(format), {
    headers: { authorization: `Bearer ${token}` },
  });
  const text = await reply.text();
  const seconds = (performance.now() - began) / 1000;
  assertWhole({ reply, text, format, members });
  return {
    seconds,
    bytes: text.length,
    serviceCpu: (cpuOf(service.pid) - before[0]) / 1e6,
    databaseCpu: (cpuOfFamily(databasePid) - before[1]) / 1e6,
  };
}

/** Checks that a measured report is complete. */
function assertWhole({ reply, text, format, members }) {
  const body = format === 'json' ? text.slice(text.indexOf('"rows":')) : text;
  const rows = (body.match(ROW[format]) ?? []).length - (format === 'csv' ? 1 : 0);
  if (reply.status !== 200 || rows !== members)
    throw new Error(`${format}: ${reply.status} with ${rows} rows: ${text.slice(0, 300)}`);
}

function addressOf(format) {
  const day = (ago) => new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10);
  return `/api/v1/reports/payroll-summary?from=${day(DAYS)}&to=${day(1)}&format=${format}`;
}

const cpuOfFamily = (pid) => familyOf(pid).reduce((sum, one) => sum + (cpuOf(one.pid) ?? 0), 0);

/**
 * The peak memory of the service during a series of reports, and during a second one. Small companies read more reports
 * so that the number of rows is the same, and the comparison shows the effect of the report size only.
 */
async function watched(company) {
  const count = (IN_A_ROW * MANY) / company.members;
  const inARow = async () => {
    for (let at = 0; at < count; at += 1) await eachFormat(company);
  };
  await inARow();
  const before = await peakDuring(company.service.pid, inARow);
  return { before, after: await peakDuring(company.service.pid, inARow) };
}

async function peakDuring(pid, work) {
  let [peak, isOver] = [memoryOf(pid), false];
  const watch = async () => {
    while (!isOver) {
      peak = Math.max(peak ?? 0, memoryOf(pid) ?? 0);
      await sleep(LOOK_MS);
    }
  };
  const watching = watch();
  await work();
  isOver = true;
  await watching;
  return peak;
}

function timesOf({ members, entries, reports }) {
  const named = members.toLocaleString('en-US');
  return FORMATS.map((format) => {
    const { seconds, serviceCpu, databaseCpu, bytes } = reports[format];
    return figure(
      `${named} people, ${entries.toLocaleString('en-US')} entries, ${format.toUpperCase()}`,
      seconds,
      {
        unit: 's',
        must: ['<=', 1],
        note: `CPU: ${serviceCpu.toFixed(2)} s service, ${databaseCpu.toFixed(2)} s database; ${Math.round(bytes / 1024)} kB`,
      },
    );
  });
}

function memoryFigures(few, many) {
  const ratio = (name, [above, under], most) =>
    figure(`peak memory, ${name}`, above / under, {
      must: ['<=', most],
      note: `${Math.round(above)} MB and ${Math.round(under)} MB`,
    });
  const highest = ({ memory }) => Math.max(memory.before, memory.after);
  return [
    ratio(
      `reports of ${MANY.toLocaleString('en-US')} people ÷ of ${FEW}`,
      [highest(many), highest(few)],
      1.25,
    ),
    ratio(`the next ${IN_A_ROW} reports ÷ ${IN_A_ROW}`, [many.memory.after, many.memory.before], 1.1),
  ];
}

const secondsSince = (began) => Math.round((performance.now() - began) / 1000);
