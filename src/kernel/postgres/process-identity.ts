import fs from 'node:fs';

const HAS_PROC = fs.existsSync('/proc/self/stat');

/** Names one boot of the machine: start times count from boot, so after a reboot they may repeat. */
const BOOT = HAS_PROC ? bootId() : '';

/**
 * Names a living process so that no later process can be taken for it: `pid-startTicks-boot`, or the bare pid where
 * there is no /proc. A zombie is dead: it may stay for ever under a first process that does not collect its children.
 * @returns undefined when no such process lives
 */
export function identityOf(pid: number): string | undefined {
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  return HAS_PROC ? procIdentity(pid) : bareIdentity(pid);
}

/** Whether the process that once got this identity still lives. */
export function isLive(identity: string): boolean {
  return identityOf(Number.parseInt(identity, 10)) === identity;
}

/** Whether any process, a zombie too, answers to this pid; this is all that PostgreSQL itself looks at. */
export function isPidTaken(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function procIdentity(pid: number): string | undefined {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in parentheses and may hold spaces and parentheses itself.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, startTicks] = [fields[0], fields[19]];
    return state === 'Z' || state === 'X' ? undefined : `${pid}-${startTicks}-${BOOT}`;
  } catch {
    return undefined;
  }
}

function bareIdentity(pid: number): string | undefined {
  return isPidTaken(pid) ? String(pid) : undefined;
}

function bootId(): string {
  try {
    return fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8);
  } catch {
    return '0';
  }
}
