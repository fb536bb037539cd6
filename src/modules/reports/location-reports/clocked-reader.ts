import { Injectable } from '@nestjs/common';
import { daysFrom, endOf, startOf } from '../../../kernel/calendar/calendar';
import { Midnights } from '../../../kernel/calendar/midnights';
import { RoundingService, roundedSpan, type StepMinutes } from '../../rules';
import {
  chunksByMember,
  type InstantRange,
  KnownPeople,
  MEMBER_PAGE,
  type MemberChunk,
  type MemberRow,
  pagesOf,
  ReportMembersRepository,
  type Scope,
  unapprovedOf,
} from '../framework';
import {
  type ClockedRow,
  type EntryWithPlaces,
  LocationEntriesRepository,
} from './location-entries.repository';
import { LocationReportsRepository, type LocationRow } from './location-reports.repository';
import { addUses, type Clocked, sumOf, UNUSED, type Use, type Uses } from './location-use.rules';

const PAGE = 500;
/** Estimated entries per member and day: a statement covers as many members as fill a page. */
const ENTRIES_A_DAY = 2;
const SECOND_MS = 1000;

/** A location and its use within the range. */
export interface UsedLocation {
  readonly location: LocationRow;
  readonly use: Use;
}

/** Reads entries with their locations in pages: memory does not grow with the company. */
@Injectable()
export class ClockedReader {
  constructor(
    private readonly people: ReportMembersRepository,
    private readonly places: LocationReportsRepository,
    private readonly entries: LocationEntriesRepository,
    private readonly rounding: RoundingService,
  ) {}

  locations({ workspaceId, zone, run }: Scope): Promise<LocationRow[]> {
    return run.read(() => this.places.listLocations(workspaceId, zone));
  }

  /** Ordered by clock-in. */
  async *inOrder(scope: Scope): AsyncGenerator<ClockedRow> {
    const { workspaceId, memberId, run } = scope;
    const instants = { ...instantsOf(scope), memberId };
    const names = this.names(scope);
    let page: EntryWithPlaces[] = [];
    do {
      const place = { after: page.at(-1) ?? null, limit: PAGE };
      page = await run.read(() => this.entries.listInOrder(workspaceId, instants, place));
      yield* await names.named(page);
    } while (page.length === PAGE);
  }

  private names({ workspaceId, run }: Scope): KnownPeople {
    return new KnownPeople((ids) => run.read(() => this.people.listNames(workspaceId, ids)));
  }

  /** Entries that overlap the range, in order and by member; includes members without entries. */
  async *members(scope: Scope): AsyncGenerator<MemberChunk<MemberRow, ClockedRow>> {
    const { workspaceId, memberId, zone, range, run } = scope;
    const narrowed = { memberId, zone, from: range.startsOn };
    let members: MemberRow[] = [];
    do {
      const after = members.at(-1)?.id ?? '';
      members = await run.read(() => this.people.listMembers(workspaceId, narrowed, after));
      yield* chunksByMember(members, this.pages(members, scope));
    } while (members.length === MEMBER_PAGE);
  }

  private pages(members: readonly MemberRow[], scope: Scope): AsyncGenerator<ClockedRow[]> {
    const { workspaceId, range, run } = scope;
    const instants = instantsOf(scope);
    const names = this.names(scope);
    return pagesOf<ClockedRow>({
      memberIds: members.map(({ id }) => id),
      atOnce: Math.ceil(PAGE / ((daysFrom(range.startsOn, range.endsOn) + 1) * ENTRIES_A_DAY)),
      pageRows: PAGE,
      read: async (memberIds, after) => {
        const page = { memberIds, after, limit: PAGE };
        return names.named(await run.read(() => this.entries.listOfMembers(workspaceId, instants, page)));
      },
    });
  }

  /** The use of each location and of none; hours are rounded if rounding is on. */
  async uses(scope: Scope): Promise<Uses> {
    const range = await Midnights.inSteps(scope.range, scope.zone, scope.run.pause);
    const step = await scope.run.read(() => this.rounding.stepOf(scope.workspaceId));
    const workedOf = (entry: Clocked): number => workedSecondsOf(entry, step, range);
    const uses = new Map<string | null, Use>();
    let ofMember = new Map<string | null, Use>();
    for await (const { member, rows, isLast } of this.members(scope)) {
      const unapproved = unapprovedOf(scope, member.id).length;
      addUses(ofMember, rows, { range, workedOf, unapproved });
      if (!isLast) continue;
      for (const [place, use] of ofMember) uses.set(place, sumOf(uses.get(place) ?? UNUSED, use));
      ofMember = new Map();
    }
    return uses;
  }

  /** Active locations, and archived ones that were used within the range. */
  async used(scope: Scope): Promise<{ readonly places: UsedLocation[]; readonly none: Use }> {
    const uses = await this.uses(scope);
    const places = (await this.locations(scope))
      .filter(({ id, archivedOn }) => archivedOn === null || uses.has(id))
      .map((location) => ({ location, use: uses.get(location.id) ?? UNUSED }));
    return { places, none: uses.get(null) ?? UNUSED };
  }
}

const instantsOf = ({ range, zone }: Scope): InstantRange => ({
  since: startOf(range.startsOn, zone),
  until: endOf(range.endsOn, zone),
});

/** Hours as in every report: cut to the range, rounded if rounding is on, and 0 while the entry is open. */
function workedSecondsOf({ inMs, outMs }: Clocked, step: StepMinutes, range: Midnights): number {
  if (outMs === null) return 0;
  const span = { begins: Math.floor(inMs / SECOND_MS), ends: Math.floor(outMs / SECOND_MS) };
  const { begins, ends } = roundedSpan(span, step, range);
  return ends - begins;
}
