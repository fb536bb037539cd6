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

const endWithNpm = (child) => onNpmGone(() => process.kill(child, 'SIGTERM'));

try {
  const args = process.argv.slice(2);
  if (args[0] === '--prepare') await prepare();
  else process.exitCode = await run(pinnedNode(), args, { stdio: CHANNEL }, { onStart: endWithNpm });
} catch (error) {
  const isDenied = ['EACCES', 'EPERM', 'EROFS'].includes(error.code);
  if (!isDenied && !(error instanceof Halt)) throw error;
  console.error(isDenied ? `${error.message}\nStart as the account that owns the project.` : error.message);
  process.exitCode = isDenied ? 1 : error.code;
}
