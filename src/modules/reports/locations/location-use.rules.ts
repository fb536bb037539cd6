import type { Span } from '../../rules';

const SECOND_MS = 1000;
const HUNDREDTHS = 100;

/** One span on the clock, and where it began and ended. */
export interface Clocked {
  readonly id: string;
  readonly memberId: string;
  readonly memberName: string;
  readonly source: string;
  /** Milliseconds since 1970. */
  readonly inMs: number;
  /** Null while on the clock. */
  readonly outMs: number | null;
  readonly inLocationId: string | null;
  readonly outLocationId: string | null;
  readonly isInUnrecognised: boolean;
  readonly isOutUnrecognised: boolean;
}

/** One clock-in or clock-out. */
export interface ClockEvent {
  readonly entry: Clocked;
  readonly kind: 'in' | 'out';
  /** Milliseconds since 1970. */
  readonly atMs: number;
  /** Null where no location was recognised, and where somebody wrote the hours by hand. */
  readonly locationId: string | null;
  /** Whether the person was warned of it. */
  readonly isFlagged: boolean;
}

/** How a location was used within a range. */
export interface Use {
  readonly members: number;
  readonly entries: number;
  readonly clockIns: number;
  readonly clockOuts: number;
  readonly seconds: number;
  /** Timesheets of those members that are not approved. */
  readonly unapproved: number;
  /** The first and the last clock-in or -out there, in milliseconds since 1970; null without one in the range. */
  readonly firstMs: number | null;
  readonly lastMs: number | null;
}

/** By location; null stands for none. */
export type Uses = ReadonlyMap<string | null, Use>;

export const UNUSED: Use = {
  members: 0,
  entries: 0,
  clockIns: 0,
  clockOuts: 0,
  seconds: 0,
  unapproved: 0,
  firstMs: null,
  lastMs: null,
};

/** The clock-in of an entry. */
export const inEventOf = (entry: Clocked): ClockEvent => ({
  entry,
  kind: 'in',
  atMs: entry.inMs,
  locationId: entry.inLocationId,
  isFlagged: entry.isInUnrecognised,
});

/** The clock-out of an entry; none while on the clock. */
export const outEventsOf = (entry: Clocked): ClockEvent[] =>
  entry.outMs === null
    ? []
    : [
        {
          entry,
          kind: 'out',
          atMs: entry.outMs,
          locationId: entry.outLocationId,
          isFlagged: entry.isOutUnrecognised,
        },
      ];

/** Whether an instant lies in a range; the midnight after the last day does not. */
export const isWithin = (ms: number, { begins, ends }: Span): boolean =>
  ms >= begins * SECOND_MS && ms < ends * SECOND_MS;

/** The clock-in and clock-out of an entry, those that lie in the range. */
export const eventsOf = (entry: Clocked, range: Span): ClockEvent[] =>
  [inEventOf(entry), ...outEventsOf(entry)].filter(({ atMs }) => isWithin(atMs, range));

/** Where the hours of an entry belong: where it began, else where it ended. */
export const homeOf = ({ inLocationId, outLocationId }: Clocked): string | null =>
  inLocationId ?? outLocationId;

/** Entries in the order of their clock-ins, told as events in the order of time; an out before an in of the same instant. */
export async function* eventsInOrder(entries: AsyncIterable<Clocked>): AsyncGenerator<ClockEvent> {
  // Clock-outs to come, the next one first: as many as people are on the clock at once.
  const outs: ClockEvent[] = [];
  for await (const entry of entries) {
    const due = outs.findIndex(({ atMs }) => atMs > entry.inMs);
    yield* outs.splice(0, due === -1 ? outs.length : due);
    yield inEventOf(entry);
    for (const event of outEventsOf(entry)) {
      const place = outs.findIndex(({ atMs }) => atMs > event.atMs);
      outs.splice(place === -1 ? outs.length : place, 0, event);
    }
  }
  yield* outs;
}

/** What is known of a member whose use of locations is counted. */
export interface UseTerms {
  readonly range: Span;
  /** How many of the member's timesheets are not approved. */
  readonly unapproved: number;
  /** The seconds of an entry that count within the range. */
  readonly workedOf: (entry: Clocked) => number;
}

/**
 * Adds entries of one member to how that member used each location.
 * @param entries that reach into the range
 */
export function addUses(
  uses: Map<string | null, Use>,
  entries: readonly Clocked[],
  { range, workedOf, unapproved }: UseTerms,
): void {
  for (const entry of entries) {
    const events = eventsOf(entry, range);
    const home = homeOf(entry);
    for (const place of new Set([home, ...events.map(({ locationId }) => locationId)])) {
      const seconds = place === home ? workedOf(entry) : 0;
      const use = { ...useBy(events.filter(({ locationId }) => locationId === place)), seconds };
      uses.set(place, { ...sumOf(uses.get(place) ?? UNUSED, use), members: 1, unapproved });
    }
  }
}

/** The use of one entry, but for its hours. */
function useBy(events: readonly ClockEvent[]): Use {
  const clockIns = events.filter(({ kind }) => kind === 'in').length;
  const instants = events.map(({ atMs }) => atMs);
  return {
    ...UNUSED,
    entries: 1,
    clockIns,
    clockOuts: events.length - clockIns,
    firstMs: instants.at(0) ?? null,
    lastMs: instants.at(-1) ?? null,
  };
}

/** Two uses of one location taken together; the members of one are none of the other's. */
export const sumOf = (a: Use, b: Use): Use => ({
  members: a.members + b.members,
  entries: a.entries + b.entries,
  clockIns: a.clockIns + b.clockIns,
  clockOuts: a.clockOuts + b.clockOuts,
  seconds: a.seconds + b.seconds,
  unapproved: a.unapproved + b.unapproved,
  firstMs:
    a.firstMs === null || b.firstMs === null ? (a.firstMs ?? b.firstMs) : Math.min(a.firstMs, b.firstMs),
  lastMs: a.lastMs === null || b.lastMs === null ? (a.lastMs ?? b.lastMs) : Math.max(a.lastMs, b.lastMs),
});

/** How many of somebody's clockings were where they should be. */
export interface Compliance {
  readonly clockings: number;
  readonly recognised: number;
  readonly flagged: number;
  /** Without a location and without a warning: by hand, or while the setup did not warn. */
  readonly unmarked: number;
  /** Of those recognised or flagged; cut off, so that 100 says that none was flagged. Null without either. */
  readonly shareHundredths: number | null;
  /** Each once, in the order of time. */
  readonly flaggedEntryIds: readonly string[];
}

const NO_CLOCKINGS: Compliance = {
  clockings: 0,
  recognised: 0,
  flagged: 0,
  unmarked: 0,
  shareHundredths: null,
  flaggedEntryIds: [],
};

/**
 * What somebody's clockings come to.
 * @param events in the order of time
 * @param before of the same member, what the clockings before come to
 */
export function complianceOf(events: readonly ClockEvent[], before: Compliance = NO_CLOCKINGS): Compliance {
  const recognised = before.recognised + events.filter(({ locationId }) => locationId !== null).length;
  const flaggedNow = events.filter(({ isFlagged }) => isFlagged);
  const flagged = before.flagged + flaggedNow.length;
  const clockings = before.clockings + events.length;
  const judged = recognised + flagged;
  return {
    clockings,
    recognised,
    flagged,
    unmarked: clockings - judged,
    shareHundredths: judged === 0 ? null : Math.floor((recognised * HUNDREDTHS) / judged),
    flaggedEntryIds: [...new Set([...before.flaggedEntryIds, ...flaggedNow.map(({ entry }) => entry.id)])],
  };
}
