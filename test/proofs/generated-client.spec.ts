import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { freshDatabase } from '../kit/database';
import { testFolder } from '../kit/folder';
import { counted, locationFixture, openedFile } from './location-fixture';
import {
  DAN_IN_APRIL,
  DAN_WITHOUT_A_RATE,
  EVE_AT_THE_WRONG_RATE,
  FILE,
  IN_THE_WAY,
  SCENARIO_PAY,
} from './month-scenario';
import { People } from './people';
import { SECRET, Server, stopAll } from './server';
import { Sink } from './sink';

const ROOT = path.resolve(__dirname, '../..');
const COMPILER = {
  module: 'nodenext',
  target: 'es2023',
  strict: true,
  types: ['node'],
  rootDir: '.',
  outDir: 'out',
};

let folder: string;
let server: Server;
let sink: Sink;

beforeAll(async () => {
  folder = testFolder('client');
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  sink = await Sink.open();
  server = await Server.start({ DATABASE_URL: await freshDatabase(), SECRET, SMTP_URL: sink.url });
});
afterAll(async () => {
  await stopAll();
  await sink.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs one of the project's tools, or a program. @returns what it printed */
async function node(file: string, ...args: string[]): Promise<string> {
  const done = await promisify(execFile)(process.execPath, [file, ...args], { cwd: folder }).catch(
    ({ stdout, stderr }) => {
      throw new Error(`${path.basename(file)} failed:\n${stdout}\n${stderr}`);
    },
  );
  return done.stdout;
}

it('a client generated from the API document type-checks and runs a payroll month', async () => {
  const generator = path.join(ROOT, 'node_modules/@hey-api/openapi-ts/bin/run.js');
  await node(generator, '-i', `${ROOT}/docs/openapi.json`, '-o', `${folder}/client`, '--no-log-file');
  for (const name of ['generated-client/clerk.ts', 'month-scenario.ts'])
    copyFileSync(path.join(__dirname, name), path.join(folder, path.basename(name)));
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: COMPILER }));
  mkdirSync(path.join(folder, 'out'));
  await node(path.join(ROOT, 'node_modules/ts7/bin/tsc'), '-p', folder);

  const { key } = await locationFixture(new People(server, sink));
  const printed = await node(path.join(folder, 'out/clerk.js'), server.origin, key);
  const { file, inTheWay, ...found } = JSON.parse(printed);
  expect(found).toMatchObject({
    kind: 'api-key',
    verdicts: ['blocked', 'needs_review', 'ready'],
    danWithoutRate: DAN_WITHOUT_A_RATE,
    early: { status: 409, code: 'timesheets-ineligible' },
    states: Array.from({ length: IN_THE_WAY.timesheet }, () => 'approved'),
    eveWronglyPaid: EVE_AT_THE_WRONG_RATE,
    scenario: SCENARIO_PAY,
    danInApril: DAN_IN_APRIL,
    refused: { status: 422, code: 'invalid-input' },
  });
  expect(counted(inTheWay)).toEqual(IN_THE_WAY);
  expect(openedFile(file)).toMatchObject(FILE);
  expect(server.bugs).toEqual([]);
});
