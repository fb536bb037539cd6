/** Where held lines go: pino's own destination. */
interface Destination {
  write(text: string): unknown;
  flushSync(): void;
}

const CHUNK = 32_768;
const WAIT_MS = 250;

/**
 * Holds log lines back and writes them together, at 32 KiB or after a quarter of a second, and when Node ends. A write
 * to the system for each line would cost more than the line; the destination's own way to wait copies all that waits
 * each time a line is added.
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
