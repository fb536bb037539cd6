import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { CLEAN_ENVIRONMENT } from './account';
import type { Postmaster } from './postmaster';
import { identityOf, isLive } from './process-identity';

const ORPHAN_SECONDS = 60;
const STEP_SECONDS = 5;

/**
 * Exits with its server, or stops the server once no running process has held a lease for long enough. A shell script
 * passed as text, so that it uses 1 MB of memory and a rebuild does not affect it. Identities and the lock follow
 * `process-identity.ts` and `lock.ts`.
 */
const SCRIPT = `
server=$1 dir=$2 sockets=$3 step=$4 limit=$5
pid=\${server%%-*} boot=\${server##*-} turn=

identity() {
  if [ ! -r /proc/self/stat ]; then kill -0 "$1" && echo "$1"; return; fi
  read -r stat < "/proc/$1/stat" || return
  set -- "$1" \${stat##*) }
  case $2 in Z | X) ;; *) echo "$1-\${21}-$boot" ;; esac
}
is_live() { [ -n "$1" ] && [ "$(identity "\${1%%-*}")" = "$1" ]; }
is_leased() {
  for lease in "$dir"/users/*; do
    name=\${lease##*/}
    if [ -e "$lease" ] && is_live "\${name%.*}"; then return 0; fi
  done
  return 1
}
last_turn() {
  last=0
  for link in "$dir"/lock.*; do
    if [ -L "$link" ] && [ "\${link##*.}" -gt "$last" ]; then last=\${link##*.}; fi
  done
  echo "$last"
}
take_turn() {
  last=$(last_turn)
  if [ "$last" -gt 0 ]; then
    holder=$(readlink "$dir/lock.$last") || return 1
    if [ "$holder" != free ] && is_live "$holder"; then return 1; fi
  fi
  turn=$((last + 1))
  ln -s "$(identity $$)" "$dir/lock.$turn" || return 1
  if [ "$(last_turn)" = "$turn" ]; then return 0; fi
  rm -f "$dir/lock.$turn"
  return 1
}
give_turn_back() { ln -s free "$dir/lock.$((turn + 1))"; rm -f "$dir/lock.$turn"; }
stop_server() {
  for way in 'INT 30' 'QUIT 10' 'KILL 10'; do
    is_live "$server" && kill -s "\${way% *}" "$pid"
    waited=0
    while is_live "$server" && [ "$waited" -lt "\${way#* }" ]; do sleep 1; waited=$((waited + 1)); done
  done
  rmdir "$sockets"
}

idle=0
while is_live "$server"; do
  if is_leased; then idle=0
  elif [ "$idle" -ge "$limit" ]; then
    if [ ! -d "$dir" ]; then stop_server
    elif take_turn; then
      is_leased || stop_server
      give_turn_back
    fi
  fi
  sleep "$step"
  idle=$((idle + step))
done
`;

/**
 * Starts a small process that watches this server, which would otherwise keep running after all its users were killed.
 * Does nothing if the server is already watched. Call it under the lock.
 * @param seconds the maximum time from the death of the last user to the stop; 1 or more, default 60
 */
export function watchForOrphan(
  dir: string,
  { pid, socketDir }: Omit<Postmaster, 'isReady'>,
  seconds = ORPHAN_SECONDS,
): void {
  const server = identityOf(pid);
  if (server === undefined || isWatched(dir, server)) return;
  const step = seconds >= 2 * STEP_SECONDS ? STEP_SECONDS : 1;
  const args = [server, dir, socketDir, String(step), String(Math.max(0, seconds - step))];
  const child = spawn('/bin/sh', ['-c', SCRIPT, 'keyshift-orphan-watch', ...args], {
    cwd: '/',
    env: CLEAN_ENVIRONMENT,
    stdio: 'ignore',
    // In its own session, so that Ctrl+C and a closed terminal do not reach it.
    detached: true,
  });
  // Without a shell there is no watch, but the server still runs.
  child.once('error', () => undefined);
  child.unref();
  if (child.pid !== undefined) note(dir, server, identityOf(child.pid));
}

function isWatched(dir: string, server: string): boolean {
  try {
    const [watched, watcher = ''] = fs.readFileSync(noteIn(dir), 'utf8').split('\n');
    return watched === server && isLive(watcher);
  } catch {
    return false;
  }
}

function note(dir: string, server: string, watcher = ''): void {
  fs.rmSync(noteIn(dir), { force: true });
  fs.writeFileSync(noteIn(dir), `${server}\n${watcher}\n`, { flag: 'wx', mode: 0o600 });
}

const noteIn = (dir: string): string => path.join(dir, 'orphan-watch');
