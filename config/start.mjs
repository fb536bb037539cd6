/**
 * Installs and builds what is missing (`--prepare`), or runs its arguments on the Node that this project pins.
 * It comes before the installation, as do the files it imports: plain JavaScript for any Node from 20, with nothing
 * from node_modules.
 */
import { onNpmGone } from './npm-watch.mjs';
import { Halt, pinnedNode, run } from './pinned-node.mjs';
import { prepare } from './prepare.mjs';

/** The channel tells the child when this process is killed outright: it then gets the event 'disconnect'. */
const CHANNEL = ['inherit', 'inherit', 'inherit', 'ipc'];

const OWNER = 'Start as the account that owns the project.';
const CAPACITY = 'Make room on the disk, then start again.';
/** What to do about a file that cannot be written, by the system's code. */
const ADVICE = { EACCES: OWNER, EPERM: OWNER, EROFS: OWNER, ENOSPC: CAPACITY, EDQUOT: CAPACITY };

const endWithNpm = (child) => onNpmGone(() => process.kill(child, 'SIGTERM'));

try {
  const args = process.argv.slice(2);
  if (args[0] === '--prepare') await prepare();
  else process.exitCode = await run(pinnedNode(), args, { stdio: CHANNEL }, { onStart: endWithNpm });
} catch (error) {
  const advice = ADVICE[error.code];
  if (advice === undefined && !(error instanceof Halt)) throw error;
  console.error(advice === undefined ? error.message : `${error.message}\n${advice}`);
  process.exitCode = advice === undefined ? error.code : 1;
}
