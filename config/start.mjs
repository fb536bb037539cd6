/**
 * Installs and builds what is missing (`--prepare`), only installs (`--install`), or runs its arguments on the pinned Node.
 * This file and its imports run before the installation, so they are plain JavaScript for Node 20 or newer and import
 * nothing from node_modules.
 */
import { onNpmGone } from './npm-watch.mjs';
import { Halt, pinnedNode, run } from './pinned-node.mjs';
import { prepare } from './prepare.mjs';

/** With the IPC channel, the child gets the event 'disconnect' when this process is killed. */
const CHANNEL = ['inherit', 'inherit', 'inherit', 'ipc'];

const OWNER = 'Start as the account that owns the project.';
const CAPACITY = 'Free up disk space, then start again.';
/** What to do about a file that cannot be written, by error code. */
const ADVICE = { EACCES: OWNER, EPERM: OWNER, EROFS: OWNER, ENOSPC: CAPACITY, EDQUOT: CAPACITY };

const endWithNpm = (child) => onNpmGone(() => process.kill(child, 'SIGTERM'));

try {
  const args = process.argv.slice(2);
  if (args[0] === '--prepare') await prepare();
  else if (args[0] === '--install') await prepare(false);
  else process.exitCode = await run(pinnedNode(), args, { stdio: CHANNEL }, { onStart: endWithNpm });
} catch (error) {
  const advice = ADVICE[error.code];
  if (advice === undefined && !(error instanceof Halt)) throw error;
  console.error(advice === undefined ? error.message : `${error.message}\n${advice}`);
  process.exitCode = advice === undefined ? error.code : 1;
}
