import { Injectable } from '@nestjs/common';

/** How long work may keep the event loop before requests are answered in between. */
const SLICE_MS = 5;

/**
 * Turns for long work in this process. Of all that wait one continues in each round of the event loop, for one slice, so
 * that a request waits for one slice and not for one of each report that is running.
 */
@Injectable()
export class WorkSlices {
  private readonly waiting: (() => void)[] = [];
  private endsAt = 0;
  private isScheduled = false;

  /** Whether the slice is used up; then the work asks for the next turn. */
  get isOver(): boolean {
    return performance.now() >= this.endsAt;
  }

  /** Resolves when it is this work's turn; requests and other work come first. */
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
