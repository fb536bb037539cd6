import type { Span } from '../../rules';

const SECOND_MS = 1000;
const HUNDREDTHS = 100;

/** A time entry, with the locations of its clock-in and clock-out. */
export interface Clocked {
  readonly id: string;
  readonly memberId: string;
  readonly memberName: string;
  readonly source: string;
  /** Milliseconds since 1970. */
  readonly inMs: number;
  /** Null while open. */
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
  /** Null if no location was recognised, or if the hours were entered by hand. */
  readonly locationId: string | null;
  /** Whether the person was warned that no location was recognised. */
  readonly isFlagged: boolean;
}

/** How a location was used within a range. */
export interface Use {
  readonly members: number;
  readonly entries: number;
  readonly clockIns: number;
  readonly clockOuts: number;
  readonly seconds: number;
  /** Unapproved timesheets of those members. */
  readonly unapproved: number;
  /** The first and last clock-in or clock-out there, in milliseconds since 1970; null without one in the range. */
  readonly firstMs: number | null;
  readonly lastMs: number | null;
}

/** By location id; null stands for no location. */
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

/** The clock-out of an entry; empty while it is open. */
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

/** Whether an instant lies in a range; the midnight after the last day is outside. */
export const isWithin = (ms: number, { begins, ends }: Span): boolean =>
  ms >= begins * SECOND_MS && ms < ends * SECOND_MS;

/** The clock-in and clock-out of an entry, if they lie in the range. */
export const eventsOf = (entry: Clocked, range: Span): ClockEvent[] =>
  [inEventOf(entry), ...outEventsOf(entry)].filter(({ atMs }) => isWithin(atMs, range));

/** The location that the hours of an entry count at: where it began, else where it ended. */
export const homeOf = ({ inLocationId, outLocationId }: Clocked): string | null =>
  inLocationId ?? outLocationId;

/** Turns entries ordered by clock-in into events ordered by time. At the same instant, clock-outs come first. */
export async function* eventsInOrder(entries: AsyncIterable<Clocked>): AsyncGenerator<ClockEvent> {
  // Pending clock-outs, earliest first: as many as there are members on the clock at once.
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

/** What a member's use of locations is computed with. */
export interface UseTerms {
  readonly range: Span;
  /** The number of the member's unapproved timesheets. */
  readonly unapproved: number;
  /** The seconds of an entry that count within the range. */
  readonly workedOf: (entry: Clocked) => number;
}

/**
 * Adds entries of one member to the member's use of each location.
 * @param entries entries that overlap the range
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

/** The use of a location by one entry, without hours. */
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

/** Adds up two uses of one location by different members. */
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

/** How many of a member's clock-ins and clock-outs were at a location. */
export interface Compliance {
  readonly clockings: number;
  readonly recognised: number;
  readonly flagged: number;
  /** No location and no warning: entered by hand, or clocked while the setup did not warn. */
  readonly unmarked: number;
  /** The recognised share of recognised and flagged. Rounded down: 100 means none was flagged. Null without either. */
  readonly shareHundredths: number | null;
  /** Each once, ordered by time. */
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
 * Counts a member's events.
 * @param events ordered by time
 * @param before the result for the member's earlier events
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
