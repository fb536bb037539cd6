/** The destination of the buffered lines: pino's. */
interface Destination {
  write(text: string): unknown;
  flushSync(): void;
}

const CHUNK = 32_768;
const WAIT_MS = 250;

/**
 * Buffers log lines and writes them together: at 32 KiB, after 250 ms, and when the process exits. A system call per
 * line is slow, and the destination's own buffer copies its content each time a line is added.
 */
export class HeldLines {
  private lines: string[] = [];
  private size = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly destination: Destination) {
    process.on('exit', () => {
      this.release();
      this.destination.flushSync();
    });
  }

  write(line: string): void {
    this.lines.push(line);
    this.size += line.length;
    if (this.size >= CHUNK) this.release();
    else this.timer ??= setTimeout(() => this.release(), WAIT_MS).unref();
  }

  private release(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.lines.length === 0) return;
    const text = this.lines.join('');
    this.lines = [];
    this.size = 0;
    this.destination.write(text);
  }
}
