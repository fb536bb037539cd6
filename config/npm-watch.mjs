import fs from 'node:fs';

const EVERY_MS = 500;
const SHELLS = new Set(['sh', 'dash', 'bash', 'zsh', 'ash', 'busybox']);

/**
 * Calls back once when the npm process that started this script is gone. npm runs scripts through a shell, and neither
 * tells the script that npm was killed. Without this, the service would keep running and hold its port.
 */
export function onNpmGone(callback) {
  const npm = process.env.npm_lifecycle_event ? npmPid() : undefined;
  if (npm === undefined) return;
  const timer = setInterval(() => {
    if (isAlive(npm)) return;
    clearInterval(timer);
    callback();
  }, EVERY_MS);
  timer.unref();
}

/** The parent of the shell, or the parent itself if there is no shell in between. */
function npmPid() {
  const parent = statusOf(process.ppid);
  if (!parent) return process.ppid;
  return SHELLS.has(parent.name) ? parent.parent : process.ppid;
}

/** Name and parent of a process, from Linux's /proc; undefined elsewhere. */
function statusOf(pid) {
  try {
    const [, name, parent] =
      /^\d+ \((.*)\) \S (\d+)/.exec(fs.readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return name && parent ? { name, parent: Number(parent) } : undefined;
  } catch {
    return undefined;
  }
}

/** A zombie counts as gone: npm was killed and its parent has not collected it yet. */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return !/^\d+ \(.*\) Z /.test(
      fs.existsSync('/proc/self/stat') ? fs.readFileSync(`/proc/${pid}/stat`, 'utf8') : '',
    );
  } catch (error) {
    return error.code === 'EPERM';
  }
}
