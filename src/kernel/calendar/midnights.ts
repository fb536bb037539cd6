import { addDays, type Day, type DayRange, daysOf, secondOf, startOf } from './calendar';

const DAY_SECONDS = 86_400;

/**
 * The days of a range in one zone with the second at which each begins, computed once: reports look up tens of
 * thousands of instants, and each lookup is then a division.
 */
export class Midnights {
  readonly days: readonly Day[];
  /** The first second of each day, and at the end the first after the last. */
  private readonly starts: readonly number[];

  /** @param starts where they are known: the first second of each day, and at the end the first after the last */
  constructor(range: DayRange, zone: string, starts?: readonly number[]) {
    this.days = daysOf(range);
    this.starts = starts ?? daysAndNext(range).map((day) => secondOf(startOf(day, zone)));
  }

  /**
   * The same for a range of many days, each of which takes a while to find.
   * @param pause waits, when it is time to, before the next day
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

  /** The first second of the day at a place, or of what follows the last. */
  startAt(place: number): number {
    return this.starts[place] ?? this.ends;
  }

  /** The place of the day that holds a second; below 0 or past the last day for one outside the range. */
  placeOf(second: number): number {
    if (second < this.begins) return -1;
    if (second >= this.ends) return this.days.length;
    let place = Math.min(this.days.length - 1, Math.floor((second - this.begins) / DAY_SECONDS));
    while (this.startAt(place) > second) place -= 1;
    while (this.startAt(place + 1) <= second) place += 1;
    return place;
  }

  /** The day that holds a second. @returns undefined outside the range */
  dayOf(second: number): Day | undefined {
    return this.days[this.placeOf(second)];
  }
}

const daysAndNext = ({ startsOn, endsOn }: DayRange): Day[] =>
  daysOf({ startsOn, endsOn: addDays(endsOn, 1) });
