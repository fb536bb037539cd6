import { slowDownFor } from '../problem/kernel.problems';

export interface SlotLimits {
  /** At work at once, of one group and of all. */
  readonly perGroup: number;
  readonly total: number;
  /** Waiting to begin at once, of one group and of all. */
  readonly waitingPerGroup: number;
  readonly waitingTotal: number;
  readonly waitSeconds: number;
  /** What a refused caller is asked to wait before the next attempt. */
  readonly retryAfterSeconds: number;
}

interface Waiter {
  readonly admit: () => void;
  readonly refuse: (detail: string) => void;
}

const FULL = 'Too many are waiting already.';
const WAITED = 'Others were at work for too long.';
const GONE = 'The client has gone.';
const STOPPING = 'This process is stopping.';

/**
 * Limits how much work is done at once. Groups that wait are served in turn, each of them first come, first served. A
 * slot that is paused stays part of its group's share, so that readers who take nothing hold up their own group only.
 */
export class FairSlots {
  /** By group, whether at work or paused. */
  private readonly held = new Map<string, number>();
  /** By group, the group that is next first. */
  private readonly lines = new Map<string, Waiter[]>();
  private readonly resuming: (() => void)[] = [];
  private atWork = 0;
  private waiting = 0;
  private isClosed = false;

  constructor(private readonly limits: SlotLimits) {}

  /** How many are at work, and how many wait to begin. */
  get load(): { readonly atWork: number; readonly waiting: number } {
    return { atWork: this.atWork, waiting: this.waiting };
  }

  /**
   * @param group whose share it takes
   * @param signal ends the wait when nobody waits for the answer any more
   * @throws slowDown when the line is full, when the wait was too long and while the process is stopping
   */
  acquire(group: string, signal: AbortSignal): Promise<Slot> {
    const line = this.lines.get(group) ?? [];
    const { waitingPerGroup, waitingTotal } = this.limits;
    if (this.isClosed) return Promise.reject(this.refusal(STOPPING));
    if (signal.aborted) return Promise.reject(this.refusal(GONE));
    if (line.length === 0 && this.hasCapacityFor(group)) return Promise.resolve(this.taken(group));
    if (line.length >= waitingPerGroup || this.waiting >= waitingTotal)
      return Promise.reject(this.refusal(FULL));
    return this.queued(group, signal);
  }

  /** Refuses those that wait, and all that come. */
  close(): void {
    this.isClosed = true;
    for (const waiter of [...this.lines.values()].flat()) waiter.refuse(STOPPING);
  }

  private hasCapacityFor(group: string): boolean {
    const { total, perGroup } = this.limits;
    return this.atWork < total && (this.held.get(group) ?? 0) < perGroup;
  }

  private queued(group: string, signal: AbortSignal): Promise<Slot> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', gone);
        this.remove(group, waiter);
      };
      const waiter: Waiter = {
        admit: () => {
          leave();
          resolve(this.taken(group));
        },
        refuse: (detail) => {
          leave();
          reject(this.refusal(detail));
        },
      };
      const gone = () => waiter.refuse(GONE);
      const timer = setTimeout(() => waiter.refuse(WAITED), this.limits.waitSeconds * 1000);
      timer.unref();
      signal.addEventListener('abort', gone, { once: true });
      this.lines.set(group, [...(this.lines.get(group) ?? []), waiter]);
      this.waiting += 1;
    });
  }

  private remove(group: string, waiter: Waiter): void {
    const rest = (this.lines.get(group) ?? []).filter((one) => one !== waiter);
    if (rest.length > 0) this.lines.set(group, rest);
    else this.lines.delete(group);
    this.waiting -= 1;
  }

  private taken(group: string): Slot {
    this.held.set(group, (this.held.get(group) ?? 0) + 1);
    this.atWork += 1;
    return new Slot({
      rest: () => this.rest(),
      resume: () => this.resume(),
      leave: () => this.leave(group),
    });
  }

  private rest(): void {
    this.atWork -= 1;
    this.admitNext();
  }

  private async resume(): Promise<void> {
    if (this.atWork >= this.limits.total) await new Promise<void>((go) => this.resuming.push(go));
    else this.atWork += 1;
  }

  private leave(group: string): void {
    const rest = (this.held.get(group) ?? 1) - 1;
    if (rest > 0) this.held.set(group, rest);
    else this.held.delete(group);
    this.admitNext();
  }

  private admitNext(): void {
    while (this.atWork < this.limits.total) {
      const resumed = this.resuming.shift();
      const next = resumed ? undefined : [...this.lines.keys()].find((group) => this.hasCapacityFor(group));
      if (resumed) {
        this.atWork += 1;
        resumed();
      } else if (next !== undefined) this.admitFrom(next);
      else return;
    }
  }

  /** The group that was served comes after the others. */
  private admitFrom(group: string): void {
    this.lines.get(group)?.[0]?.admit();
    const rest = this.lines.get(group);
    if (!rest) return;
    this.lines.delete(group);
    this.lines.set(group, rest);
  }

  private refusal(detail: string): Error {
    return slowDownFor(this.limits.retryAfterSeconds, detail);
  }
}

interface SlotOwner {
  readonly rest: () => void;
  readonly resume: () => Promise<void>;
  readonly leave: () => void;
}

/** Leave to work, until it is released. */
export class Slot {
  private isAtWork = true;
  private isReleased = false;

  constructor(private readonly owner: SlotOwner) {}

  /** Lets others work while this one waits for its reader. */
  pause(): void {
    if (!this.isAtWork) return;
    this.isAtWork = false;
    this.owner.rest();
  }

  /** Resolves when it may go on, ahead of those that have not begun. */
  async resume(): Promise<void> {
    if (this.isAtWork || this.isReleased) return;
    await this.owner.resume();
    this.isAtWork = true;
    if (this.isReleased) this.pause();
  }

  /** A second call does nothing. */
  release(): void {
    if (this.isReleased) return;
    this.isReleased = true;
    this.pause();
    this.owner.leave();
  }
}
