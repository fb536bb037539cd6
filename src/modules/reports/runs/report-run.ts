import type { LongAnswer } from '../../../access/long-answer';
import type { Slot } from '../../../kernel/work/fair-slots';
import type { WorkSlices } from '../../../kernel/work/work-slices';

/** While a reader takes nothing for so long, other reports work in its place. */
const PAUSE_AFTER_MS = 1_000;
/** A reader that takes nothing for so long gets no more. */
const CUT_AFTER_MS = 30_000;

export interface RunParts {
  /** Aborts when the reader is gone, and when the process stops. */
  readonly signal: AbortSignal;
  readonly answer: LongAnswer;
  readonly slot: Slot;
  readonly slices: WorkSlices;
}

/** One report while it is made. It reads page by page and works slice by slice; it ends when its reader is gone. */
export class ReportRun {
  private readonly stopping = new AbortController();
  private readonly onGone = () => this.stop();

  constructor(private readonly parts: RunParts) {
    const { signal } = parts;
    if (signal.aborted) this.stop();
    else signal.addEventListener('abort', this.onGone, { once: true });
  }

  /** Aborts when the report has to stop: its reader is gone or takes nothing, or the process stops. */
  get signal(): AbortSignal {
    return this.stopping.signal;
  }

  /** Whether the slice is used up; then it is time to `breathe`. */
  get isOver(): boolean {
    return this.parts.slices.isOver;
  }

  /** Between two steps: lets others come first if the slice is used up. */
  readonly pause = (): Promise<void> | undefined => (this.isOver ? this.breathe() : undefined);

  /** Lets requests and other reports come first. */
  async breathe(): Promise<void> {
    await this.parts.slices.next();
    this.signal.throwIfAborted();
  }

  /**
   * Reads one page. Once the answer takes long, the credential is read again before.
   * @throws unauthenticated, permissionMissing when it no longer carries the report
   */
  async read<T>(page: () => Promise<T>): Promise<T> {
    this.signal.throwIfAborted();
    await this.parts.answer.beforePage();
    const rows = await page();
    await this.breathe();
    return rows;
  }

  /** Hands parts over as they are taken; while the reader takes nothing, others may work. */
  async *handOver<P>(made: AsyncIterable<P>): AsyncGenerator<P> {
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

  /** Gives its slot to the next. A second call does nothing. */
  end(): void {
    this.parts.signal.removeEventListener('abort', this.onGone);
    this.parts.slot.release();
  }
}
