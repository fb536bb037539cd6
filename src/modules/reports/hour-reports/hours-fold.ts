import type { Day } from '../../../kernel/calendar/calendar';
import type { Midnights } from '../../../kernel/calendar/midnights';
import type { JobWork } from '../../pay-rates';
import { roundedSpan, type StepMinutes, splitByDay } from '../../rules';
import { type Clocked, noteClocked } from './attendance.rules';
import type { EntryRow } from './hour-entries.repository';

/** The days that are read, and the rounding step. */
interface Terms {
  readonly midnights: Midnights;
  readonly step: StepMinutes;
}

/**
 * Accumulates one member's entries in order. Memory grows with days and changes of job, not with entries: consecutive
 * work on one day in one job is merged, which changes no sum and no threshold.
 */
export class HoursFold {
  readonly works: JobWork[] = [];
  readonly clockedOn = new Map<Day, Clocked>();

  constructor(private readonly terms: Terms) {}

  addAll(rows: readonly EntryRow[]): void {
    for (const row of rows) this.add(row);
  }

  private add(row: EntryRow): void {
    const { midnights, step } = this.terms;
    const counted = roundedSpan(row, step, midnights);
    for (const { day, seconds } of splitByDay([counted], midnights)) this.addWork(day, seconds, row.jobId);
    noteClocked(this.clockedOn, {
      // An end outside the days that are read belongs to no day.
      in: row.begins < midnights.begins ? null : this.at(counted.begins, counted.begins),
      // A clock-out at midnight belongs to the day that ends.
      out:
        row.ends > midnights.ends ? null : this.at(counted.ends, Math.max(counted.begins, counted.ends - 1)),
    });
  }

  private addWork(day: Day, seconds: number, jobId: string | null): void {
    const last = this.works.at(-1);
    if (last?.day === day && last.jobId === jobId)
      this.works[this.works.length - 1] = { day, jobId, seconds: last.seconds + seconds };
    else this.works.push({ day, jobId, seconds });
  }

  private at(second: number, within: number): { day: Day; second: number } | null {
    const day = this.terms.midnights.dayOf(within);
    return day === undefined ? null : { day, second };
  }
}
