import type { LongAnswer } from '../../../access/long-answer';
import type { Slot } from '../../../kernel/work/fair-slots';
import type { WorkSlices } from '../../../kernel/work/work-slices';

/** After this time without a read by the client, another report may use the slot. */
const PAUSE_AFTER_MS = 1_000;
/** After this time without a read by the client, the report is aborted. */
const CUT_AFTER_MS = 30_000;

export interface RunParts {
  /** Aborts when the client disconnects, and when the process stops. */
  readonly signal: AbortSignal;
  readonly answer: LongAnswer;
  readonly slot: Slot;
  readonly slices: WorkSlices;
}

/** One running report. It reads in pages, works in time slices and ends when the client disconnects. */
export class ReportRun {
  private readonly stopping = new AbortController();
  private readonly onGone = () => this.stop();

  constructor(private readonly parts: RunParts) {
    const { signal } = parts;
    if (signal.aborted) this.stop();
    else signal.addEventListener('abort', this.onGone, { once: true });
  }

  /** Aborts when the report must stop: the client disconnected or does not read, or the process stops. */
  get signal(): AbortSignal {
    return this.stopping.signal;
  }

  /** Whether the time slice is used up; then call `breathe`. */
  get isOver(): boolean {
    return this.parts.slices.isOver;
  }

  /** Call it between two steps: yields to other work if the slice is used up. */
  readonly pause = (): Promise<void> | undefined => (this.isOver ? this.breathe() : undefined);

  /** Yields to requests and other reports. */
  async breathe(): Promise<void> {
    await this.parts.slices.next();
    this.signal.throwIfAborted();
  }

  /**
   * Reads one page. In a long response, the credential is checked again before each page.
   * @throws unauthenticated, permissionMissing when the credential no longer gives access to the report
   */
  async read<T>(page: () => Promise<T>): Promise<T> {
    this.signal.throwIfAborted();
    await this.parts.answer.beforePage();
    const rows = await page();
    await this.breathe();
    return rows;
  }

  /** Yields parts as the client reads them. While it does not read, other reports may use the slot. */
  async *streamParts<P>(made: AsyncIterable<P>): AsyncGenerator<P> {
    let timers: NodeJS.Timeout[] = [];
    const taken = () => timers.forEach(clearTimeout);
    try {
      for await (const part of made) {
        timers = [
          setTimeout(() => this.parts.slot.pause(), PAUSE_AFTER_MS),
          setTimeout(() => this.stop(), CUT_AFTER_MS),
        ];
        yield part;
        taken();
        await this.parts.slot.resume();
      }
    } finally {
      taken();
      this.end();
    }
  }

  stop(): void {
    this.stopping.abort();
  }

  /** Releases the slot. A second call does nothing. */
  end(): void {
    this.parts.signal.removeEventListener('abort', this.onGone);
    this.parts.slot.release();
  }
}
