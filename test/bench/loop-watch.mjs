import fs from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

/**
 * Loaded into the measured process with `--import`. On SIGUSR2 it writes the event loop delay since the last signal, in
 * milliseconds, to the file in the module's URL.
 */
const INTERVAL_MS = 1;
const NS = 1e6;

const file = fileURLToPath(new URL(import.meta.url).searchParams.get('to'));
const delays = monitorEventLoopDelay({ resolution: INTERVAL_MS });
delays.enable();

process.on('SIGUSR2', () => {
  // The histogram measures the time between ticks. The excess over the interval is the delay.
  const late = (ns) => Math.max(0, ns / NS - INTERVAL_MS);
  const found = { p50: late(delays.percentile(50)), p99: late(delays.percentile(99)), max: late(delays.max) };
  fs.writeFileSync(`${file}.draft`, JSON.stringify(found));
  fs.renameSync(`${file}.draft`, file);
  delays.reset();
});
