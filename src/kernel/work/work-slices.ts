import { Injectable } from '@nestjs/common';

/** How long work may block the event loop before requests are served in between. */
const SLICE_MS = 5;

/**
 * Time slices for long work in this process. One waiting task continues per round of the event loop, for one slice, so
 * that a request waits for one slice and not for one of each running report.
 */
@Injectable()
export class WorkSlices {
  private readonly waiting: (() => void)[] = [];
  private endsAt = 0;
  private isScheduled = false;

  /** Whether the slice is used up and the work must call `next`. */
  get isOver(): boolean {
    return performance.now() >= this.endsAt;
  }

  /** Resolves at the start of the caller's next slice; requests and other work come first. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.schedule();
    });
  }

  private schedule(): void {
    if (this.isScheduled || this.waiting.length === 0) return;
    this.isScheduled = true;
    setImmediate(() => {
      this.isScheduled = false;
      this.endsAt = performance.now() + SLICE_MS;
      this.waiting.shift()?.();
      this.schedule();
    });
  }
}
