import { addDays, type Day, type DayRange } from '../../../kernel/calendar/calendar';
import {
  type ActingPolicy,
  type Employed,
  employedFrom,
  firstDayOf,
  later,
  type Progress,
} from './accrual-start.rules';
import { accrualYearOf, yearsSince } from './accrual-year.rules';
import { earnedBy, endsPeriod, rateAfter, shareOf, type Worked, WorkTally } from './shares.rules';

/**
 * The ledger of one account. A line counts from the day after it took effect and was recorded. A day that is processed
 * late therefore gives the same result as one processed on time.
 */
export interface AccrualFacts {
  /** The balance at the start of the first unprocessed day. */
  readonly openingSeconds: number;
  /** Lines that count from a later day on. */
  readonly later: readonly { readonly countsFrom: Day; readonly seconds: number }[];
  /** Accruals and reversals by day, at least those of the current accrual year. */
  readonly accrued: readonly { readonly dueOn: Day; readonly seconds: number }[];
  readonly worked: readonly Worked[];
}

/** An automatic ledger line, unique per type, member, kind and day. */
export interface DueLine {
  readonly kind: 'accrual' | 'carry_over' | 'reversal';
  readonly dueOn: Day;
  readonly seconds: number;
}

export interface Accrued {
  readonly lines: readonly DueLine[];
  readonly progress: Progress;
}

/**
 * Computes the lines due up to a day. The same facts give the same lines, whether days are processed one by one or a
 * month at a time.
 * @param through the last day to process; it has begun
 */
export function accrue(
  policy: ActingPolicy,
  member: Employed,
  { progress, facts }: { progress: Progress; facts: AccrualFacts },
  through: Day,
): Accrued {
  const first = firstDayOf(policy, member, progress);
  if (first === undefined || first > through) return { lines: [], progress };
  const run = new Run(policy, member, { progress, facts, first });
  for (let day = first; day <= through; day = addDays(day, 1)) run.begin(day);
  return { lines: run.lines, progress: run.progressAt(through) };
}

interface WalkState {
  readonly progress: Progress;
  readonly facts: AccrualFacts;
  /** The first day to compute. */
  readonly first: Day;
}

/** Processes the days of one account in order. */
class Run {
  readonly lines: DueLine[] = [];
  private readonly hiredOn: Day;
  private readonly waitsUntil: Day;
  private countsFrom: Day | null;
  private counted: number;
  private tally: WorkTally | undefined;
  private year: DayRange | undefined;

  constructor(
    private readonly policy: ActingPolicy,
    private readonly member: Employed,
    private readonly state: WalkState,
  ) {
    this.hiredOn = employedFrom(member);
    this.waitsUntil = addDays(this.hiredOn, policy.waitingDays);
    this.countsFrom = state.progress.countsFrom;
    this.counted = state.progress.countedSeconds;
  }

  progressAt(throughOn: Day): Progress {
    const { countsFrom, counted: countedSeconds } = this;
    return { throughOn, countsFrom, countedSeconds, basedOn: this.member.hiredOn };
  }

  /** Due at the start of a day, in this order: the previous day's work, the carry-over limit, the day's own grant. */
  begin(day: Day): void {
    this.credit(addDays(day, -1), day);
    if (this.hasLeftBefore(day)) return;
    const year = this.yearOf(day);
    if (day === year.startsOn && day > this.hiredOn) this.turn(day);
    this.grant(day, year);
  }

  /** Credits work that counts since the end of a day, including corrections of earlier work. */
  private credit(ended: Day, seenOn: Day): void {
    const { accrual } = this.policy;
    if (accrual.kind !== 'hourly' || ended < this.hiredOn) return;
    const year = this.yearOf(ended);
    const from = this.countingFrom(ended, year);
    if (from === null || this.hasLeftBefore(ended)) return;
    const total = this.workedSince(from, ended);
    if (total === this.counted) return;
    const rate = rateAfter(accrual, yearsSince(this.hiredOn, ended));
    const earned =
      earnedBy(total, rate, accrual.workedSeconds) - earnedBy(this.counted, rate, accrual.workedSeconds);
    this.counted = total;
    if (earned > 0) this.add(ended, { seenOn, year, seconds: earned });
    if (earned < 0) this.takeBack(ended, -earned, year);
  }

  /** Counting starts when the rules apply and the waiting period is over, and restarts with each accrual year. */
  private countingFrom(ended: Day, year: DayRange): Day | null {
    const mayBegin = ended >= this.policy.startsOn && ended >= this.waitsUntil;
    const beginsNow = this.countsFrom === null ? mayBegin : ended === year.startsOn;
    if (beginsNow) [this.countsFrom, this.counted] = [ended, 0];
    return this.countsFrom;
  }

  /** Balance above the carry-over limit lapses at the end of the accrual year. */
  private turn(day: Day): void {
    const { maxCarryOverSeconds: cap } = this.policy.limits;
    if (cap === null) return;
    const over = this.balanceOn(day) - cap;
    if (over > 0) this.lines.push({ kind: 'carry_over', dueOn: day, seconds: -over });
  }

  private grant(day: Day, year: DayRange): void {
    const { accrual } = this.policy;
    const due = { seenOn: day, year };
    if (accrual.kind === 'annual' && year.startsOn >= this.hiredOn && this.isYearlyDue(day, year))
      this.add(day, { ...due, seconds: rateAfter(accrual, yearsSince(this.hiredOn, day)) });
    if (accrual.kind === 'per_period' && day >= this.waitsUntil) {
      const { anchoredOn } = this.policy;
      if (!endsPeriod(day, accrual.period, anchoredOn)) return;
      const aYear = rateAfter(accrual, yearsSince(this.hiredOn, day));
      const share = shareOf(day, aYear, { period: accrual.period, anchoredOn, year });
      this.add(day, { ...due, seconds: share });
    }
  }

  /**
   * True on the first day of the year, or when the waiting period ends. If the hire date was set or corrected later,
   * that day can be in the past; a grant that is still missing is then made on the first day processed.
   */
  private isYearlyDue(day: Day, year: DayRange): boolean {
    const dueOn = later(year.startsOn, this.waitsUntil);
    if (day <= dueOn) return day === dueOn;
    const { progress, first } = this.state;
    const isCorrected = progress.throughOn !== null && progress.basedOn !== this.member.hiredOn;
    return isCorrected && day === first && dueOn >= this.policy.startsOn && this.accruedIn(year) === 0;
  }

  /** Adds what the limits allow; the rest is lost. */
  private add(dueOn: Day, due: { seenOn: Day; year: DayRange; seconds: number }): void {
    const { maxBalanceSeconds, maxAccrualSecondsAYear } = this.policy.limits;
    const bounds = [due.seconds];
    if (maxBalanceSeconds !== null) bounds.push(maxBalanceSeconds - this.balanceOn(due.seenOn));
    if (maxAccrualSecondsAYear !== null) bounds.push(maxAccrualSecondsAYear - this.accruedIn(due.year));
    const seconds = Math.min(...bounds);
    if (seconds > 0) this.lines.push({ kind: 'accrual', dueOn, seconds });
  }

  /** Reverses at most what the year has accrued. */
  private takeBack(dueOn: Day, wanted: number, year: DayRange): void {
    const seconds = Math.min(wanted, this.accruedIn(year));
    if (seconds > 0) this.lines.push({ kind: 'reversal', dueOn, seconds: -seconds });
  }

  private hasLeftBefore(day: Day): boolean {
    return this.member.leftOn !== null && day > this.member.leftOn;
  }

  private balanceOn(day: Day): number {
    const { openingSeconds, later: rest } = this.state.facts;
    const counting = rest.filter(({ countsFrom }) => countsFrom <= day);
    return openingSeconds + sumOf(counting) + sumOf(this.lines);
  }

  private accruedIn({ startsOn, endsOn }: DayRange): number {
    const fresh = this.lines.filter(({ kind }) => kind !== 'carry_over');
    const inYear = [...this.state.facts.accrued, ...fresh].filter(
      ({ dueOn }) => dueOn >= startsOn && dueOn <= endsOn,
    );
    return sumOf(inYear);
  }

  private workedSince(from: Day, to: Day): number {
    if (this.tally?.from !== from) this.tally = new WorkTally(this.state.facts.worked, from);
    return this.tally.upTo(to);
  }

  private yearOf(day: Day): DayRange {
    if (!this.year || day < this.year.startsOn || day > this.year.endsOn)
      this.year = accrualYearOf(day, this.policy.yearStarts, this.hiredOn);
    return this.year;
  }
}

const sumOf = (parts: readonly { readonly seconds: number }[]): number =>
  parts.reduce((sum, { seconds }) => sum + seconds, 0);
