/**
 * Unpacks the Chromium that comes with the packages into the folder that is named, unless it is there already. A program
 * of its own, because the package is an ES module that reads and sets the environment of whoever loads it.
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
  // Told so, it unpacks the libraries too that a bare machine lacks.
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs24.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  await chromium.executablePath();
  const fonts = path.join(folder, 'fonts', 'fonts.conf');
  fs.writeFileSync(fonts, fs.readFileSync(fonts, 'utf8').replaceAll('/tmp/', `${folder}/`));
  fs.writeFileSync(done, '');
});
