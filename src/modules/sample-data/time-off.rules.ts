import { instantText } from '../../kernel/calendar/calendar';
import type { ImportedLine, ImportedRequest, ImportedTimeOff, ImportedType } from '../time-off';
import type { PlannedRequest, TypeKey } from './absences.rules';
import { deciderOf, type Person } from './people.rules';
import { HOUR, type Setting } from './setting.rules';

const WORKDAY = 8 * HOUR;
/** Balances carried over from before the period. */
const BROUGHT: readonly (readonly [TypeKey, number])[] = [
  ['vacation', 40 * HOUR],
  ['sick', 16 * HOUR],
];

/** Time off types, requests with their days, and ledger lines with carried-over balances. */
export function timeOffOf(
  setting: Setting,
  requests: readonly PlannedRequest[],
  people: readonly Person[],
): ImportedTimeOff {
  const types = typesOf(setting);
  const ids = new Map(types.map(({ key, type }) => [key, type.id]));
  const idOf = (key: TypeKey): string => ids.get(key) ?? '';
  const brought = people.flatMap((person) => broughtBy(setting, person, idOf));
  const asked = requests.map((planned) => askedFor(setting, planned, { typeId: idOf(planned.type), people }));
  return {
    types: types.map(({ type }) => type),
    requests: asked.map(({ request }) => request),
    days: asked.flatMap(({ request, days }) => days.map((onDay) => ({ requestId: request.id, onDay }))),
    entries: asked.flatMap(({ taken }) => taken.map(({ entry }) => entry)),
    lines: [...brought, ...asked.flatMap(({ taken }) => taken.map(({ line }) => line))],
  };
}

function typesOf({ idOf, span, at, anchoredOn }: Setting): { key: TypeKey; type: ImportedType }[] {
  const rest = {
    yearStarts: 'calendar_year' as const,
    waitingDays: 0,
    startsOn: span.startsOn,
    anchoredOn,
    createdAt: instantText(at(span.startsOn, 8 * HOUR)),
  };
  const paid = { ...rest, isPaid: true, lowestBalanceSeconds: 0 };
  const vacation: ImportedType = {
    ...paid,
    id: idOf('tot'),
    name: 'Vacation',
    code: 'VAC',
    paysOutOnTermination: true,
    accrual: {
      kind: 'per_period',
      seconds: 80 * HOUR,
      period: 'biweekly',
      milestones: [{ afterYears: 5, seconds: 120 * HOUR }],
    },
    maxBalanceSeconds: 160 * HOUR,
  };
  const sick: ImportedType = {
    ...paid,
    id: idOf('tot'),
    name: 'Sick leave',
    code: 'SICK',
    paysOutOnTermination: false,
    accrual: { kind: 'hourly', seconds: HOUR, workedSeconds: 30 * HOUR, milestones: [] },
    maxBalanceSeconds: 72 * HOUR,
  };
  const leave: ImportedType = {
    ...rest,
    id: idOf('tot'),
    name: 'Unpaid leave',
    code: 'LEAVE',
    isPaid: false,
    paysOutOnTermination: false,
    accrual: { kind: 'none' },
    maxBalanceSeconds: null,
    lowestBalanceSeconds: null,
  };
  return [
    { key: 'vacation', type: vacation },
    { key: 'sick', type: sick },
    { key: 'leave', type: leave },
  ];
}

/** People hired before the period have balances from the old system. */
function broughtBy(setting: Setting, person: Person, idOf: (key: TypeKey) => string): ImportedLine[] {
  const { startsOn } = setting.span;
  if (person.hiredOn >= startsOn) return [];
  return BROUGHT.map(([key, seconds]) => ({
    id: setting.idOf('tol'),
    memberId: person.memberId,
    typeId: idOf(key),
    kind: 'adjustment',
    seconds,
    effectiveOn: startsOn,
    entryId: null,
    reason: 'Carried over from the old system',
    byMemberId: setting.ownerId,
    recordedAt: instantText(setting.at(startsOn, 9 * HOUR)),
  }));
}

interface About {
  readonly typeId: string;
  readonly people: readonly Person[];
}

function askedFor(setting: Setting, planned: PlannedRequest, about: About) {
  const { person, days, note, end } = planned;
  const decider = end?.state === 'cancelled' ? person.memberId : deciderOf(person, about.people);
  const request: ImportedRequest = {
    id: setting.idOf('tor'),
    typeId: about.typeId,
    memberId: person.memberId,
    secondsPerDay: WORKDAY,
    note,
    state: end?.state ?? 'pending',
    askedByMemberId: person.memberId,
    decidedAt: end && instantText(end.at),
    decidedByMemberId: end && decider,
    decisionNote: end?.note ?? null,
    createdAt: instantText(planned.askedAt),
  };
  return { request, days, taken: end?.state === 'approved' ? takenBy(setting, request, days) : [] };
}

/** Each day of an approved request becomes an entry and a ledger line that uses its hours. */
function takenBy({ idOf }: Setting, request: ImportedRequest, days: readonly string[]) {
  const { typeId, memberId, decidedAt, decidedByMemberId, secondsPerDay: seconds } = request;
  return days.map((onDay) => {
    const entryId = idOf('toe');
    const createdAt = decidedAt ?? request.createdAt;
    const line: ImportedLine = {
      id: idOf('tol'),
      memberId,
      typeId,
      kind: 'usage',
      seconds: -seconds,
      effectiveOn: onDay,
      entryId,
      reason: null,
      byMemberId: decidedByMemberId ?? '',
      recordedAt: createdAt,
    };
    return {
      entry: { id: entryId, requestId: request.id, typeId, memberId, onDay, seconds, createdAt },
      line,
    };
  });
}
