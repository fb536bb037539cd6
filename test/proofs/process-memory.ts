import { readFileSync } from 'node:fs';
import type { Server } from './server';

/** In megabytes. */
export interface MemoryUse {
  /** As reported by the operating system. */
  readonly rss: number;
  /** Live objects; without a prior garbage collection also dead ones. */
  readonly heap: number;
  /** Buffers and other memory outside the heap. */
  readonly external: number;
}

/** Node arguments for a process whose memory is measured. The first ones are those of `npm start`. */
export const MEASURABLE = [
  '--max-semi-space-size=32',
  '--no-allocation-site-pretenuring',
  '--inspect=127.0.0.1:0',
];

const MEGABYTE = 1024 * 1024;

/**
 * Reads the memory use of a process through its debugger.
 * @param collects whether to run a full garbage collection first
 * @throws if the process does not respond
 */
export async function memoryOf(server: Server, collects: boolean): Promise<MemoryUse> {
  const address = /Debugger listening on (ws:\S+)/.exec(server.output)?.[1];
  if (!address) throw new Error('the process was not started with a debugger');
  const socket = new WebSocket(address);
  try {
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve, { once: true });
      socket.addEventListener('error', () => reject(new Error(`${address} does not respond`)), {
        once: true,
      });
    });
    if (collects) await call(socket, 1, 'HeapProfiler.collectGarbage');
    const expression = 'JSON.stringify(process.memoryUsage())';
    const { result } = await call(socket, 2, 'Runtime.evaluate', { expression });
    const { heapUsed, external } = JSON.parse(result.value);
    return {
      rss: rssOf(server.child.pid ?? 0),
      heap: Math.round(heapUsed / MEGABYTE),
      external: Math.round(external / MEGABYTE),
    };
  } finally {
    socket.close();
  }
}

/** @returns 0 if the operating system does not report it */
function rssOf(pid: number): number {
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Math.round(Number(kilobytes) / 1024);
  } catch {
    return 0;
  }
}

function call(
  socket: WebSocket,
  id: number,
  method: string,
  params: object = {},
): Promise<{ result: { value: string } }> {
  return new Promise((resolve, reject) => {
    const hear = ({ data }: MessageEvent): void => {
      const answer = JSON.parse(String(data));
      if (answer.id !== id) return;
      socket.removeEventListener('message', hear);
      if (answer.error) reject(new Error(answer.error.message));
      else resolve(answer.result);
    };
    socket.addEventListener('message', hear);
    socket.addEventListener('close', () => reject(new Error('the process ended')), { once: true });
    socket.send(JSON.stringify({ id, method, params }));
  });
}
