import fs from 'node:fs';

/** Linux reports the CPU time of processes in hundredths of a second (USER_HZ), for any kernel tick rate. */
const TICK_US = 10_000;
const [UTIME, STIME] = [11, 12];

/** CPU time of a process, user and system, in microseconds; undefined on systems without /proc. */
export function cpuOf(pid) {
  const stat = read(`/proc/${pid}/stat`);
  if (!stat) return undefined;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[UTIME]) + Number(fields[STIME])) * TICK_US;
}

/** Resident memory of a process in MB; undefined on systems without /proc. */
export function memoryOf(pid) {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`) ?? '')?.[1];
  return kilobytes ? Number(kilobytes) / 1024 : undefined;
}

/** Peak resident memory of a process in MB; undefined on systems without /proc. */
export function peakMemoryOf(pid) {
  const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`) ?? '')?.[1];
  return kilobytes ? Number(kilobytes) / 1024 : undefined;
}

/** A process and all its descendants, as pid and command line. */
export function familyOf(pid) {
  const line = read(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ').trim() ?? '';
  const children = read(`/proc/${pid}/task/${pid}/children`)?.split(' ').filter(Boolean) ?? [];
  return [{ pid, line }, ...children.flatMap((child) => familyOf(Number(child)))];
}

function read(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
