/**
 * Hours and pay of one week, counted minute by minute as on paper. It imports nothing from the code under test: clock
 * changes are listed here, days are counted by hand, and money is computed in fractions.
 */

const HOUR = 60;
const DAY = 24 * HOUR;

/** Minutes ahead of UTC, and the minute from which they apply; 2026 only. */
const CLOCKS = {
  'America/New_York': [
    ['2026-01-01T05:00Z', -5 * HOUR],
    ['2026-03-08T07:00Z', -4 * HOUR],
    ['2026-11-01T06:00Z', -5 * HOUR],
  ],
  'Europe/Berlin': [
    ['2025-12-31T23:00Z', HOUR],
    ['2026-03-29T01:00Z', 2 * HOUR],
    ['2026-10-25T01:00Z', HOUR],
  ],
  'Australia/Lord_Howe': [
    ['2025-12-31T13:00Z', 11 * HOUR],
    ['2026-04-04T15:00Z', 10.5 * HOUR],
    ['2026-10-03T15:30Z', 11 * HOUR],
  ],
} as const;
export type SlowZone = keyof typeof CLOCKS;
export const SLOW_ZONES = Object.keys(CLOCKS) as SlowZone[];

export interface SlowRule {
  readonly kind: 'daily' | 'weekly' | 'seventh_day';
  readonly minutes: number;
  readonly hundredths: number;
}

/** An entry in minutes since 1970, UTC. */
export interface SlowEntry {
  readonly from: number;
  readonly to: number;
  readonly job: number;
}

export interface SlowJob {
  /** Minor units per hour; undefined for the member's rate. */
  readonly rate: number | undefined;
  readonly isPaid: boolean;
  readonly counts: boolean;
}

export interface SlowWeek {
  readonly zone: SlowZone;
  /** Local days since 1970. */
  readonly firstDay: number;
  readonly entries: readonly SlowEntry[];
  readonly rules: readonly SlowRule[];
  readonly jobs: readonly SlowJob[];
  /** The member's rate on each of the seven days; undefined if there is none. */
  readonly rates: readonly (number | undefined)[];
  readonly step: number;
}

export interface SlowResult {
  readonly minutes: Readonly<Record<number, number>>;
  readonly gross: number | null;
}

const starts = Object.fromEntries(
  Object.entries(CLOCKS).map(([zone, changes]) => [
    zone,
    changes.map(([at, ahead]) => [Date.parse(at.replace('Z', ':00Z')) / 60_000, ahead] as const),
  ]),
);

/** The wall-clock time, in minutes since 1970. */
export function wall(zone: SlowZone, minute: number): number {
  const changes = starts[zone] ?? [];
  let ahead = 0;
  for (let at = 0; at < changes.length; at += 1) {
    const change = changes[at];
    if (change && minute >= change[0]) ahead = change[1];
  }
  return minute + ahead;
}

/** The nearest minute at which the wall clock is a multiple of the step; of two, the later. */
function stepped(zone: SlowZone, minute: number, step: number): number {
  if (step === 0) return minute;
  for (let away = 0; ; away += 1) {
    if (wall(zone, minute + away) % step === 0) return minute + away;
    if (wall(zone, minute - away) % step === 0 && 2 * away < step) return minute - away;
  }
}

/** One minute of work, with its day and job. */
type Minute = readonly [day: number, job: number];

function minutesOf({ zone, firstDay, entries, step }: SlowWeek): Minute[] {
  const minutes: Minute[] = [];
  for (const entry of entries) {
    const to = stepped(zone, entry.to, step);
    for (let minute = stepped(zone, entry.from, step); minute < to; minute += 1) {
      const day = Math.floor(wall(zone, minute) / DAY) - firstDay;
      if (day >= 0 && day <= 6) minutes.push([day, entry.job]);
    }
  }
  return minutes;
}

export function slowly(week: SlowWeek): SlowResult {
  const { jobs, rates } = week;
  const rateOf = ([day, at]: Minute): number | undefined => {
    const job = jobs[at];
    return job?.isPaid ? (job.rate ?? rates[day]) : 0;
  };
  const worked = minutesOf(week);
  const eligible = worked.filter(([, job]) => jobs[job]?.isPaid && jobs[job]?.counts);
  const minutes = counted(eligible, week.rules);
  const regular = (minutes[100] ?? 0) + worked.length - eligible.length;
  if (regular > 0) minutes[100] = regular;
  if (worked.some((minute) => rateOf(minute) === undefined)) return { minutes, gross: null };
  let pay = 0;
  for (const minute of eligible) pay += rateOf(minute) ?? 0;
  let gross = regularPay(worked, rateOf);
  for (const [worth, n] of Object.entries(minutes)) {
    // Regular rate: the pay of all eligible minutes divided by their number.
    if (Number(worth) > 100)
      gross += rounded(
        BigInt(pay) * BigInt(Number(worth) - 100) * BigInt(n),
        BigInt(eligible.length) * 6000n,
      );
  }
  return { minutes, gross: Number(gross) };
}

/** Each job and rate is a separate line, rounded separately. */
function regularPay(worked: readonly Minute[], rateOf: (minute: Minute) => number | undefined): bigint {
  const lines: Map<number, number>[] = [new Map(), new Map(), new Map(), new Map()];
  for (const minute of worked) {
    const rate = rateOf(minute) ?? 0;
    const line = lines[minute[1]];
    line?.set(rate, (line.get(rate) ?? 0) + 1);
  }
  let pay = 0n;
  for (const line of lines) for (const [rate, n] of line) pay += rounded(BigInt(rate) * BigInt(n), 60n);
  return pay;
}

const rounded = (over: bigint, under: bigint): bigint => (over * 2n + under) / (under * 2n);

/** Assigns a multiplier to each minute, in order. @returns minutes by multiplier in hundredths */
function counted(eligible: readonly Minute[], rules: readonly SlowRule[]): Record<number, number> {
  const minutes: Record<number, number> = {};
  const soFar = [0, 0, 0, 0, 0, 0, 0];
  const isEveryDay = new Set(eligible.map(([day]) => day)).size === 7;
  const daily = rules.filter(({ kind }) => kind === 'daily');
  const weekly = rules.filter(({ kind }) => kind === 'weekly');
  const ofLastDay = rules.filter(({ kind }) => kind !== 'weekly');
  let week = 0;
  for (const [day] of eligible) {
    const today = soFar[day] ?? 0;
    soFar[day] = today + 1;
    let worth = best(day === 6 && isEveryDay ? ofLastDay : daily, today);
    if (worth === 100) {
      worth = best(weekly, week);
      week += 1;
    }
    minutes[worth] = (minutes[worth] ?? 0) + 1;
  }
  return minutes;
}

function best(rules: readonly SlowRule[], soFar: number): number {
  let worth = 100;
  for (const rule of rules) if (soFar >= rule.minutes && rule.hundredths > worth) worth = rule.hundredths;
  return worth;
}
