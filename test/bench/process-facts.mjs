import fs from 'node:fs';

/** Linux counts a process's time in hundredths of a second, whatever the kernel's own clock (USER_HZ). */
const TICK_US = 10_000;
const [UTIME, STIME] = [11, 12];

/** Processor time a process has used, user and system, in microseconds; undefined where the system has no /proc. */
export function cpuOf(pid) {
  const stat = read(`/proc/${pid}/stat`);
  if (!stat) return undefined;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[UTIME]) + Number(fields[STIME])) * TICK_US;
}

/** Resident memory of a process in MB; undefined where the system has no /proc. */
export function memoryOf(pid) {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`) ?? '')?.[1];
  return kilobytes ? Number(kilobytes) / 1024 : undefined;
}

/** The most resident memory that a process ever had, in MB; undefined where the system has no /proc. */
export function peakMemoryOf(pid) {
  const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`) ?? '')?.[1];
  return kilobytes ? Number(kilobytes) / 1024 : undefined;
}

/** A process and all below it, as pid and command line. */
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
