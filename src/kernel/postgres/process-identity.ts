import fs from 'node:fs';

const HAS_PROC = fs.existsSync('/proc/self/stat');

/** Identifies the boot of the machine, because start times count from boot and can repeat after a reboot. */
const BOOT = HAS_PROC ? bootId() : '';

/**
 * Identifies a running process so that no later process can be mistaken for it: `pid-startTicks-boot`, or the pid alone
 * without /proc. A zombie counts as dead, because it stays indefinitely if PID 1 does not reap its children.
 * @returns undefined if no such process is running
 */
export function identityOf(pid: number): string | undefined {
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  return HAS_PROC ? procIdentity(pid) : bareIdentity(pid);
}

/** Whether the process with this identity is still running. */
export function isLive(identity: string): boolean {
  return identityOf(Number.parseInt(identity, 10)) === identity;
}

/** Whether any process, including a zombie, has this pid. PostgreSQL itself checks only this. */
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
    // The second field is the program's name in parentheses, which can contain spaces and parentheses.
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
