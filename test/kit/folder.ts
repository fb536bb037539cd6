import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * Creates a folder for one test inside the folder of its run. If the run is killed, the next one removes it.
 * By default the account that runs PostgreSQL can traverse it.
 */
export function testFolder(name: string, mode = 0o711): string {
  const folder = fs.mkdtempSync(path.join(process.env.TEST_RUN_FOLDER ?? os.tmpdir(), `${name}-`));
  fs.chmodSync(folder, mode);
  return folder;
}
