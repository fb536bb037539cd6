import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from './options.mjs';
import { figure } from './report.mjs';

const SPEC = 'test/proofs/cut-off.spec.ts';

/** Runs the proof that a revoked credential is refused at once, and prints its counts. */
export function measureCutoff() {
  if (!fs.existsSync(path.join(ROOT, SPEC)))
    return {
      figures: [figure('requests allowed after the cut-off', undefined, { note: `${SPEC} not found` })],
    };
  const jest = [path.join(ROOT, 'node_modules/jest/bin/jest.js'), '--config', 'test/jest.config.js', SPEC];
  const run = spawnSync(process.execPath, jest, { cwd: ROOT, encoding: 'utf8' });
  const output = `${run.stdout}\n${run.stderr}`;
  console.log(output.trim());
  const note = run.status === 0 ? 'counts above' : 'see the output above';
  return {
    figures: [figure('cut-off proof', run.status === 0 ? 'holds' : 'FAILED', { note })],
    details: { output },
  };
}
