import { Injectable } from '@nestjs/common';
import { endOf, startOf } from '../../../kernel/calendar/calendar';
import { Midnights } from '../../../kernel/calendar/midnights';
import { RoundingService, roundedSpan, type StepMinutes } from '../../rules';
import { byMember } from '../grouped.rules';
import { type Scope, unapprovedOf } from '../report';
import { type MemberRow, ReportsRepository, type Stretch } from '../reports.repository';
import {
  type ClockedRow,
  LocationReportsRepository,
  type LocationRow,
  type Place,
} from './location-reports.repository';
import { type Clocked, sumOf, UNUSED, type Use, type Uses, usesOf } from './location-use.rules';

const PAGE = 500;
const SECOND_MS = 1000;

/** One member's entries that reach into the range, in order. */
export interface MemberClocked {
  readonly member: MemberRow;
  readonly entries: readonly ClockedRow[];
}

/** A location, and how it was used within the range. */
export interface UsedLocation {
  readonly location: LocationRow;
  readonly use: Use;
}

/** Reads who clocked where, in parts: what is held does not grow with the company. */
@Injectable()
export class ClockedReader {
  constructor(
    private readonly reports: ReportsRepository,
    private readonly rows: LocationReportsRepository,
    private readonly rounding: RoundingService,
  ) {}

  locations({ workspaceId, zone }: Scope): Promise<LocationRow[]> {
    return this.rows.locations(workspaceId, zone);
  }

  /** In the order of their clock-ins. */
  async *inOrder(scope: Scope): AsyncGenerator<ClockedRow> {
    const stretch = { ...stretchOf(scope), memberId: scope.memberId };
    let after: Place | null = null;
    for (;;) {
      const page: ClockedRow[] = await this.rows.inOrder(scope.workspaceId, stretch, { after, limit: PAGE });
      yield* page;
      after = page.at(-1) ?? null;
      if (page.length < PAGE) return;
    }
  }

  /** Member by member, also those who did not clock. */
  async *members(scope: Scope): AsyncGenerator<MemberClocked> {
    const { workspaceId, memberId, zone, range } = scope;
    const narrowed = { memberId, zone, from: range.startsOn };
    for await (const members of this.reports.members(workspaceId, narrowed)) {
      const ids = members.map(({ id }) => id);
      const entries = byMember(await this.rows.ofMembers(workspaceId, ids, stretchOf(scope)));
      for (const member of members) yield { member, entries: entries.get(member.id) ?? [] };
    }
  }

  /** How each location was used, and none; hours are rounded where rounding is on. */
  async uses(scope: Scope): Promise<Uses> {
    const range = new Midnights(scope.range, scope.zone);
    const step = await this.rounding.of(scope.workspaceId);
    const workedOf = (entry: Clocked): number => workedSecondsOf(entry, step, range);
    const uses = new Map<string | null, Use>();
    for await (const { member, entries } of this.members(scope)) {
      const unapproved = unapprovedOf(scope, member.id).length;
      for (const [place, use] of usesOf(entries, { range, workedOf, unapproved }))
        uses.set(place, sumOf(uses.get(place) ?? UNUSED, use));
    }
    return uses;
  }

  /** Locations in use today, and archived ones that were used within the range. */
  async used(scope: Scope): Promise<{ readonly places: UsedLocation[]; readonly none: Use }> {
    const uses = await this.uses(scope);
    const places = (await this.locations(scope))
      .filter(({ id, archivedOn }) => archivedOn === null || uses.has(id))
      .map((location) => ({ location, use: uses.get(location.id) ?? UNUSED }));
    return { places, none: uses.get(null) ?? UNUSED };
  }
}

const stretchOf = ({ range, zone }: Scope): Stretch => ({
  since: startOf(range.startsOn, zone),
  until: endOf(range.endsOn, zone),
});

/** As hours count in every report: cut to the range, rounded where rounding is on, and none while on the clock. */
function workedSecondsOf({ inMs, outMs }: Clocked, step: StepMinutes, range: Midnights): number {
  if (outMs === null) return 0;
  const span = { begins: Math.floor(inMs / SECOND_MS), ends: Math.floor(outMs / SECOND_MS) };
  const { begins, ends } = roundedSpan(span, step, range);
  return ends - begins;
}

/** A moment as RFC 3339 writes it, in UTC. @param ms since 1970 */
export const momentText = (ms: number | null): string | null =>
  ms === null ? null : new Date(ms).toISOString();
