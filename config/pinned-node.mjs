import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import { fileURLToPath } from 'node:url';

/** Ends the program with a message for the user and an exit code. */
export class Halt extends Error {
  constructor(message, code) {
    super(message);
    this.code = code;
  }
}

/** The Node that the lock file pins; where none is published (macOS), the current one if it is new enough. */
export function pinnedNode() {
  const [platform, arch] = [process.platform === 'win32' ? 'win' : process.platform, process.arch];
  const program = platform === 'win' ? 'bin/node.exe' : 'bin/node';
  const pinned = fileURLToPath(
    new URL(`../node_modules/node-${platform}-${arch}/${program}`, import.meta.url),
  );
  if (fs.existsSync(pinned)) return pinned;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 24 || (major === 24 && minor >= 9)) return process.execPath;
  throw new Halt(
    `Keyshift needs Node 24.9 or newer and found ${process.version}. The pinned Node is not installed (${pinned}). ` +
      'Run "npm ci --include=optional", or install Node 24 from https://nodejs.org, then start again.',
    1,
  );
}

/**
 * Runs a program until it exits, and forwards signals to it.
 * @returns its exit code, or 128 + the signal that ended it
 */
export function run(command, args, options, { onStart, onOutput } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, options);
    const stopPassing = passSignals(child);
    if (child.pid) onStart?.(child.pid);
    child.stdout?.on('data', onOutput);
    child.stderr?.on('data', onOutput);
    child.once('error', (error) => {
      stopPassing();
      reject(new Halt(`${command} cannot be run: ${error.message}`, 127));
    });
    child.once('close', (code, signal) => {
      stopPassing();
      resolve(code ?? 128 + os.constants.signals[signal]);
    });
  });
}

/**
 * On Ctrl+C the terminal signals every process, and npm may forward the signal again, so repeats within a second count
 * as one. The child decides when to exit; this process waits for it.
 */
function passSignals(child) {
  const sentAt = new Map();
  const pass = (signal) => {
    if (Date.now() - (sentAt.get(signal) ?? 0) < 1_000) return;
    sentAt.set(signal, Date.now());
    child.kill(signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, pass);
  return () => {
    for (const signal of signals) process.off(signal, pass);
  };
}
