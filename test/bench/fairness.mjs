import { fork } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { startDatabase } from './database.mjs';
import { ROOT } from './options.mjs';
import { peakMemoryOf } from './process-facts.mjs';
import { figure } from './report.mjs';
import { OTHER_PATHS, REPORTS, seedFairness } from './seed-fairness.mjs';
import { startService } from './servers.mjs';

const COUNT = 20;
const PAUSE_MS = 10;
const IDLE_SECONDS = 15;
const SLOWER_MAX = 3;
const [LATENCY_MS, LOOP_P99_MS, LOOP_MAX_MS, MEMORY_MB] = [60, 20, 100, 500];

/** Latency for another workspace while one credential reads twenty one-year reports of 1,000 people. */
export async function measureFairness(dir) {
  const database = await startDatabase(dir, 'fairness', { durable: false });
  const stops = [database.stop];
  try {
    const { token, other } = await seedFairness(database.url);
    const watch = path.join(dir, 'loop.json');
    const watcher = pathToFileURL(path.join(ROOT, 'test/bench/loop-watch.mjs'));
    watcher.searchParams.set('to', pathToFileURL(watch));
    const nodeArgs = [`--import=${watcher}`];
    const service = await startService(dir, database.url, { name: 'service-fairness', nodeArgs });
    stops.push(service.stop);
    const asked = { service, token: other, loop: () => delaysOf(service.pid, watch) };
    await probe(asked, sleep(2_000));
    const idle = await probe(asked, sleep(IDLE_SECONDS * 1000));
    const reading = readReports(service.url, token);
    const loaded = await probe(asked, reading);
    const reports = await reading;
    const memory = peakMemoryOf(service.pid);
    return { figures: figuresOf({ idle, loaded, memory, reports }), details: { idle, loaded, reports } };
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

/** Waits until all reports are read. @returns their bytes and seconds */
async function readReports(url, token) {
  const child = fork(path.join(ROOT, 'test/bench/report-reader.mjs'));
  try {
    const addresses = Array.from(
      { length: COUNT },
      (_, at) => `${url}/api/v1/reports/${REPORTS[at % REPORTS.length]}&format=${at % 2 ? 'csv' : 'json'}`,
    );
    child.send({ addresses, token });
    const [{ reports, error }] = await once(child, 'message');
    if (error) throw new Error(error);
    return reports;
  } finally {
    child.disconnect();
  }
}

/** Sends one request after the other for each path until the given promise settles. */
async function probe({ service, token, loop }, revoker) {
  let isOver = false;
  const over = revoker.finally(() => {
    isOver = true;
  });
  await loop();
  const agent = new http.Agent({ keepAlive: true, maxSockets: OTHER_PATHS.length });
  const latencies = Object.fromEntries(OTHER_PATHS.map((one) => [one, []]));
  const ask = async (one) => {
    while (!isOver) {
      latencies[one].push(await timeOf(`${service.url}/api/v1${one}`, { agent, token }));
      await sleep(PAUSE_MS);
    }
  };
  await Promise.all([over, ...OTHER_PATHS.map(ask)]);
  agent.destroy();
  const paths = Object.fromEntries(Object.entries(latencies).map(([one, times]) => [one, summaryOf(times)]));
  return { paths, loop: await loop() };
}

async function timeOf(url, { agent, token }) {
  const began = performance.now();
  const request = http.get(url, { agent, headers: { authorization: `Bearer ${token}` } });
  const [reply] = await once(request, 'response');
  reply.resume();
  await once(reply, 'end');
  if (reply.statusCode !== 200) throw new Error(`${url}: ${reply.statusCode}`);
  return performance.now() - began;
}

function summaryOf(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { count: sorted.length, p50: at(0.5), p99: at(0.99), max: sorted.at(-1) };
}

/** The event loop delay of the service since the last call. */
async function delaysOf(pid, file) {
  fs.rmSync(file, { force: true });
  process.kill(pid, 'SIGUSR2');
  while (!fs.existsSync(file)) await sleep(PAUSE_MS);
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}

function figuresOf({ idle, loaded, memory, reports }) {
  const mean = reports.reduce((sum, { seconds }) => sum + seconds, 0) / reports.length;
  const megabytes = Math.round(reports.reduce((sum, { bytes }) => sum + bytes, 0) / 2 ** 20);
  const note = `${reports.length} reports, ${megabytes} MB, ${mean.toFixed(1)} s each, including waiting`;
  return [
    ...OTHER_PATHS.flatMap((one) => latencyFigures(one, idle.paths[one], loaded.paths[one])),
    figure('event loop delay, p99', loaded.loop.p99, {
      unit: 'ms',
      must: ['<=', LOOP_P99_MS],
      note: `idle ${idle.loop.p99.toFixed(1)} ms`,
    }),
    figure('event loop delay, max', loaded.loop.max, { unit: 'ms', must: ['<=', LOOP_MAX_MS] }),
    figure('peak memory', memory, { unit: 'MB', must: ['<=', MEMORY_MB], note }),
  ];
}

function latencyFigures(one, idle, loaded) {
  const most = Math.max(SLOWER_MAX * idle.p99, LATENCY_MS);
  return [
    figure(`GET ${one} of another workspace, p50`, loaded.p50, {
      unit: 'ms',
      note: `idle ${idle.p50.toFixed(1)} ms`,
    }),
    figure(`GET ${one} of another workspace, p99`, loaded.p99, {
      unit: 'ms',
      must: ['<=', Math.round(most)],
      note: `idle ${idle.p99.toFixed(1)} ms; ${loaded.count} requests`,
    }),
  ];
}
