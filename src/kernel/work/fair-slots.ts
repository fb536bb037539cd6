import { slowDownFor } from '../problem/kernel.problems';

export interface SlotLimits {
  /** Running at the same time, per group and in total. */
  readonly perGroup: number;
  readonly total: number;
  /** Waiting to start at the same time, per group and in total. */
  readonly waitingPerGroup: number;
  readonly waitingTotal: number;
  readonly waitSeconds: number;
  /** The `Retry-After` of a rejected caller. */
  readonly retryAfterSeconds: number;
}

interface Waiter {
  readonly admit: () => void;
  readonly refuse: (detail: string) => void;
}

const FULL = 'Too many requests are already waiting.';
const WAITED = 'The request waited too long for others to finish.';
const GONE = 'The client has disconnected.';
const STOPPING = 'This process is shutting down.';

/**
 * Limits concurrent work. Waiting groups are served in turn, and requests within a group in order of arrival. A paused
 * slot still counts for its group, so clients that do not read their response delay only their own group.
 */
export class FairSlots {
  /** The number of slots by group, running or paused. */
  private readonly held = new Map<string, number>();
  /** The waiters by group; the next group comes first. */
  private readonly lines = new Map<string, Waiter[]>();
  private readonly resuming: (() => void)[] = [];
  private atWork = 0;
  private waiting = 0;
  private isClosed = false;

  constructor(private readonly limits: SlotLimits) {}

  /** The number of running slots and of waiters. */
  get load(): { readonly atWork: number; readonly waiting: number } {
    return { atWork: this.atWork, waiting: this.waiting };
  }

  /**
   * Waits for a slot.
   * @param group the group that the slot counts for
   * @param signal aborts the wait when the client disconnects
   * @throws slowDown when the queue is full, the wait takes too long, or the process is shutting down
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

  /** Rejects all waiting and new requests. */
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

  /** Admits the first waiter of a group, then moves the group to the end. */
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

/** Permission to work, until it is released. */
export class Slot {
  private isAtWork = true;
  private isReleased = false;

  constructor(private readonly owner: SlotOwner) {}

  /** Lets others work while this one waits for its client to read. */
  pause(): void {
    if (!this.isAtWork) return;
    this.isAtWork = false;
    this.owner.rest();
  }

  /** Resolves when the work can continue; comes before those that have not started. */
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
