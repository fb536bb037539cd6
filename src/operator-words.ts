import { SettingsFault } from '../config/settings';
import { OperatorFault } from './kernel/process/operator-fault';

/** Exit code of what an operator has to mend (EX_CONFIG of sysexits.h): the same start once more would not help. */
const MISCONFIGURED = 78;
const FILE_CODES = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOTDIR', 'EISDIR', 'EMFILE']);

/**
 * Says what ended a start or a command and sets the exit code: a sentence for what an operator can mend, the stack for
 * a bug of ours.
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
    ? `${error.message}. Check DATA_DIR: its owner, its modes and the room on its disk.`
    : undefined;
}
