import { SettingsFault } from '../config/settings';
import { OperatorFault } from './kernel/process/operator-fault';

/** Exit code for errors that the operator must fix (EX_CONFIG in sysexits.h); restarting alone does not help. */
const MISCONFIGURED = 78;
const FILE_CODES = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOTDIR', 'EISDIR', 'EMFILE']);

/**
 * Prints why a start or a command failed and sets the exit code: a message for what an operator can fix, the stack
 * trace for a bug.
 */
export function reportFault(error: unknown): void {
  const words = wordsOf(error);
  const text = words ?? (error instanceof Error ? error.stack : String(error));
  process.stderr.write(`${text}\n`);
  process.exitCode = words === undefined ? 1 : MISCONFIGURED;
}

function wordsOf(error: unknown): string | undefined {
  if (error instanceof OperatorFault || error instanceof SettingsFault) return error.message;
  const isOfFiles = error instanceof Error && 'code' in error && FILE_CODES.has(String(error.code));
  return isOfFiles
    ? `${error.message}. Check DATA_DIR: its owner, its permissions and the free disk space.`
    : undefined;
}
