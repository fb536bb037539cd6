import { type Day, type DayRange, daysOf, endOf, secondOf, startOf } from './calendar';

const DAY_SECONDS = 86_400;

/**
 * The days of a range in one zone with the second at which each begins, computed once: reports look up tens of
 * thousands of instants, and each lookup is then a division.
 */
export class Midnights {
  readonly days: readonly Day[];
  /** The first second of each day, and at the end the first after the last. */
  private readonly starts: readonly number[];

  constructor(range: DayRange, zone: string) {
    this.days = daysOf(range);
    const last = this.days.at(-1) ?? range.endsOn;
    const begins = this.days.map((day) => secondOf(startOf(day, zone)));
    this.starts = [...begins, secondOf(endOf(last, zone))];
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
