import { addDays, type Day, type DayRange, daysOf, secondOf, startOf } from './calendar';

const DAY_SECONDS = 86_400;

/**
 * The days of a range in one time zone and the second at which each begins. Computed once, because reports look up tens
 * of thousands of instants; each lookup is then a division.
 */
export class Midnights {
  readonly days: readonly Day[];
  /** The first second of each day, followed by the first second after the last day. */
  private readonly starts: readonly number[];

  /** @param starts precomputed: the first second of each day, followed by the first second after the last day */
  constructor(range: DayRange, zone: string, starts?: readonly number[]) {
    this.days = daysOf(range);
    this.starts = starts ?? daysAndNext(range).map((day) => secondOf(startOf(day, zone)));
  }

  /**
   * Computes a long range without blocking the event loop.
   * @param pause called before each day; may wait
   */
  static async inSteps(
    range: DayRange,
    zone: string,
    pause: () => Promise<void> | undefined,
  ): Promise<Midnights> {
    const starts: number[] = [];
    for (const day of daysAndNext(range)) {
      await pause();
      starts.push(secondOf(startOf(day, zone)));
    }
    return new Midnights(range, zone, starts);
  }

  /** The first second of the range, since 1970. */
  get begins(): number {
    return this.starts[0] ?? 0;
  }

  /** The first second after the range. */
  get ends(): number {
    return this.starts.at(-1) ?? 0;
  }

  /** The first second of the day at an index; for a larger index, the first second after the range. */
  startAt(place: number): number {
    return this.starts[place] ?? this.ends;
  }

  /** The index of the day that contains a second; -1 before the range, `days.length` after it. */
  placeOf(second: number): number {
    if (second < this.begins) return -1;
    if (second >= this.ends) return this.days.length;
    let place = Math.min(this.days.length - 1, Math.floor((second - this.begins) / DAY_SECONDS));
    while (this.startAt(place) > second) place -= 1;
    while (this.startAt(place + 1) <= second) place += 1;
    return place;
  }

  /** The day that contains a second. @returns undefined outside the range */
  dayOf(second: number): Day | undefined {
    return this.days[this.placeOf(second)];
  }
}

const daysAndNext = ({ startsOn, endsOn }: DayRange): Day[] =>
  daysOf({ startsOn, endsOn: addDays(endsOn, 1) });
