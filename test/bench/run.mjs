import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { measureCutoff } from './cutoff.mjs';
import { measureFairness } from './fairness.mjs';
import { measureGuard, measureStarting } from './guard.mjs';
import { measureLists } from './lists.mjs';
import { readOptions } from './options.mjs';
import { measurePayroll } from './payroll.mjs';
import { machine, printTable, writeReport } from './report.mjs';
import { measureScale } from './scale.mjs';

const options = optionsOrUsage();
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'keyshift-bench-'));
const parts = {
  guard: [
    ['Guard', measureGuard],
    ['Start', measureStarting],
  ],
  cutoff: [['Cut-off', measureCutoff]],
  scale: [['Scale', measureScale]],
  lists: [['Lists', measureLists]],
  payroll: [['Payroll', measurePayroll]],
  fairness: [['Fairness', measureFairness]],
};

const report = { at: new Date().toISOString(), machine: machine(), options, measured: {} };
const { cpu, cores, memoryGB, system, node } = report.machine;
console.log(`${cpu}, ${cores} cores, ${memoryGB} GB, ${system}, Node ${node}`);
console.log(
  `${options.connections} connections, medians of ${options.rounds} rounds of ${options.seconds} s each`,
);
for (const [title, measure] of options.parts.flatMap((part) => parts[part])) {
  report.measured[title] = await measure(dir, options);
  printTable(title, report.measured[title].figures);
}
console.log(`\nAll figures: ${writeReport(dir, report)}`);
for (const name of ['guard', 'few', 'many', 'hours', 'payroll-100', 'payroll-1000', 'fairness', 'start-data'])
  fs.rmSync(path.join(dir, name), { recursive: true, force: true });

function optionsOrUsage() {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(error.message);
    return process.exit(64);
  }
}
