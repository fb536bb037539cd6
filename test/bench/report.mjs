import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from './options.mjs';

/** A row of the table. @param must such as `['>=', 0.4]`; omit it for a figure without a goal */
export const figure = (name, value, { unit = '', must, note = '' } = {}) => ({
  name,
  value,
  unit,
  must,
  note,
});

export function printTable(title, figures) {
  const rows = figures.map((one) => [one.name, cellOf(one), mustOf(one), verdictOf(one), one.note]);
  const head = ['', 'measured', 'must be', '', ''];
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => row[at].length)));
  const line = (row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at]))
      .join('  ')
      .trimEnd();
  console.log(`\n${title}\n${[head, ...rows].map(line).join('\n')}`);
}

/** The machine, without which the figures are meaningless. */
export const machine = () => ({
  cpu: os.cpus()[0]?.model ?? 'unknown',
  cores: os.availableParallelism(),
  memoryGB: Math.round(os.totalmem() / 2 ** 30),
  system: `${os.type()} ${os.release()} ${os.arch()}`,
  node: process.version,
  loadBefore: os.loadavg()[0],
  versions: versionsOf(['fastify', '@nestjs/core', 'pg', 'autocannon']),
});

export function writeReport(dir, report) {
  const file = path.join(dir, 'figures.json');
  fs.writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  return file;
}

function versionsOf(names) {
  const read = (name) =>
    JSON.parse(fs.readFileSync(path.join(ROOT, 'node_modules', name, 'package.json'), 'utf8'));
  return Object.fromEntries(names.map((name) => [name, read(name).version]));
}

function cellOf({ value, unit }) {
  if (!isMeasured(value)) return typeof value === 'string' ? value : 'not measured';
  return `${value.toFixed(digitsOf(value))}${unit && ` ${unit}`}`;
}

function digitsOf(value) {
  if (Number.isInteger(value) || value >= 100) return 0;
  if (value >= 10) return 1;
  return value >= 0.01 ? 2 : 4;
}

const isMeasured = (value) => typeof value === 'number' && !Number.isNaN(value);

const mustOf = ({ must, unit }) => (must ? `${must[0]} ${must[1]}${unit && ` ${unit}`}` : '');

function verdictOf({ must, value }) {
  if (!must || !isMeasured(value)) return '';
  const [sign, bound] = must;
  const holds = { '>=': value >= bound, '<=': value <= bound, '<': value < bound, '=': value === bound };
  return holds[sign] ? 'ok' : 'MISSED';
}
