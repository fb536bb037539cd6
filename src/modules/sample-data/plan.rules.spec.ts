import { addDays, type Day, dayOf, endOf, secondOf, startOf } from '../../kernel/calendar/calendar';
import { Email } from '../users';
import { planOf, type SamplePlan } from './plan.rules';

const NEW_YORK = 'America/New_York';

type Case = { members?: number; days?: number; seed?: number; zone?: string; now?: string };

/** The plan for a case, with sequential ids, so that the same case gives the same plan. */
function planFor({
  members = 12,
  days = 91,
  seed = 7,
  zone = NEW_YORK,
  now = '2026-11-28T15:00:00Z',
}: Case): SamplePlan {
  let count = 0;
  const idOf = (prefix: string): string => {
    count += 1;
    return `${prefix}_${String(count).padStart(7, '0')}`;
  };
  const at = new Date(now);
  const rest = { ownerId: 'mem_owner', mailDomain: 'abc.example.invalid', idOf };
  return planOf({ seed, members, days, zone, now: secondOf(at), today: dayOf(at, zone), ...rest });
}

const CASES: readonly [string, Case][] = [
  ['default size', {}],
  ['owner only', { members: 1 }],
  ['two members', { members: 2 }],
  ['100 members, 28 days', { members: 100, days: 28 }],
  ['day after DST ends', { now: '2026-11-02T12:00:00Z' }],
  ['day after DST starts', { now: '2026-03-09T12:00:00Z' }],
  ['first second of a day', { now: '2026-11-23T05:00:00Z' }],
  ['last second of a day', { now: '2026-11-24T04:59:59Z' }],
  ['half-hour DST', { zone: 'Australia/Lord_Howe', now: '2026-04-20T00:00:00Z' }],
  ['45-minute UTC offset', { zone: 'Asia/Kathmandu' }],
  ['first day of a year', { zone: 'UTC', now: '2027-01-01T00:30:00Z' }],
  ['leap day', { zone: 'Pacific/Auckland', now: '2028-02-29T09:00:00Z', seed: 99 }],
];

function groupsOf<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one)) ?? [];
    group.push(one);
    groups.set(keyOf(one), group);
  }
  return groups;
}

/** Plans are cached per case. */
const made = new Map<Case, SamplePlan>();
function madeFor(one: Case): SamplePlan {
  const plan = made.get(one) ?? planFor(one);
  made.set(one, plan);
  return plan;
}

const byMember = <T extends { readonly memberId: string }>(all: readonly T[]): Map<string, T[]> =>
  groupsOf(all, ({ memberId }) => memberId);
const msOf = (text: string): number => Date.parse(text);

it.each(CASES)('%s: the same input gives the same plan, a new seed a new one', (_, one) => {
  const text = (plan: SamplePlan): string => JSON.stringify(plan);
  // Comparing strings is much faster than comparing objects.
  expect(text(planFor(one)) === text(madeFor(one))).toBe(true);
  expect(text(planFor({ ...one, seed: 8 })) === text(madeFor(one))).toBe(false);
});

it.each(CASES)('%s: entries do not overlap and nothing is in the future', (_, one) => {
  const { hours } = madeFor(one);
  const now = msOf(one.now ?? '2026-11-28T15:00:00Z');
  for (const entries of byMember(hours.entries).values()) {
    const ends = entries.map(({ outAt }) => (outAt ? msOf(outAt) : Number.POSITIVE_INFINITY));
    expect(
      entries.filter(({ inAt }, at) => msOf(inAt) >= (ends[at] ?? 0) || msOf(inAt) < (ends[at - 1] ?? 0)),
    ).toEqual([]);
    expect(entries.filter(({ outAt }) => !outAt).length).toBeLessThanOrEqual(1);
  }
  const instants = [...JSON.stringify(hours).matchAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g)].map(([text]) =>
    msOf(text),
  );
  expect(Math.max(...instants)).toBeLessThanOrEqual(now);
});

it.each(CASES)('%s: each entry has one timesheet; a final one has no open entry', (_, one) => {
  const { hours } = madeFor(one);
  const zone = one.zone ?? NEW_YORK;
  const timesheets = byMember(hours.timesheets);
  const held = hours.entries.map(({ memberId, inAt, outAt }) => {
    const day = dayOf(new Date(inAt), zone);
    const all = (timesheets.get(memberId) ?? []).filter(
      ({ startsOn, endsOn }) => startsOn <= day && day <= endsOn,
    );
    return { outAt, states: all.map(({ state }) => state) };
  });
  expect(held.filter(({ states }) => states.length !== 1)).toEqual([]);
  expect(
    held.filter(({ outAt, states: [state] }) => !outAt && state !== 'open' && state !== 'rejected'),
  ).toEqual([]);
});

it.each(CASES)('%s: no work on days off and no negative balance', (_, one) => {
  const { hours, timeOff } = madeFor(one);
  const zone = one.zone ?? NEW_YORK;
  const worked = new Set(
    hours.entries.map(({ memberId, inAt }) => `${memberId} ${dayOf(new Date(inAt), zone)}`),
  );
  expect(timeOff.entries.filter(({ memberId, onDay }) => worked.has(`${memberId} ${onDay}`))).toEqual([]);
  const sums = groupsOf(timeOff.lines, ({ memberId, typeId }) => `${memberId} ${typeId}`);
  for (const lines of sums.values())
    expect(lines.reduce((sum, { seconds }) => sum + seconds, 0)).toBeGreaterThanOrEqual(0);
});

it.each(CASES)('%s: members use only jobs that are available to them that day', (_, one) => {
  const { hours, account } = madeFor(one);
  const jobs = new Map(account.jobs.map((job) => [job.id, job]));
  const assigned = new Set(account.assignments.map(({ memberId, jobId }) => `${memberId} ${jobId}`));
  const barred = hours.entries.filter(({ memberId, jobId, inAt }) => {
    const job = jobs.get(jobId ?? '');
    const mayPick = job?.isForEveryone || assigned.has(`${memberId} ${jobId}`);
    return !mayPick || (job?.archivedAt && msOf(inAt) >= msOf(job.archivedAt));
  });
  expect(barred).toEqual([]);
});

it.each(CASES)('%s: no pending edit request overlaps another entry', (_, one) => {
  const { hours } = madeFor(one);
  for (const { memberId, entryId, inAt, outAt, state } of hours.editRequests) {
    if (state !== 'pending') continue;
    const others = hours.entries.filter((entry) => entry.memberId === memberId && entry.id !== entryId);
    const clash = others.filter(
      (entry) => msOf(entry.inAt) < msOf(outAt) && (!entry.outAt || msOf(entry.outAt) > msOf(inAt)),
    );
    expect(clash).toEqual([]);
  }
});

it('the history of a changed entry names the request and ends with its state', () => {
  const { hours } = planFor({});
  const [approved] = hours.editRequests.filter(({ state }) => state === 'approved');
  const entry = hours.entries.find(({ id }) => id === approved?.entryId);
  const lines = hours.history.filter(({ entryId }) => entryId === entry?.id);
  expect(lines.map(({ action }) => action)).toEqual(['clocked_in', 'clocked_out', 'changed']);
  expect(lines.at(-1)).toMatchObject({ editRequestId: approved?.id, byMemberId: 'mem_owner' });
  expect(lines.at(-1)?.after).toMatchObject({ outAt: entry?.outAt });
  expect(entry).toMatchObject({ version: 3, outAt: approved?.outAt });
});

it('work begins at the usual local time on the day of a DST change', () => {
  const { hours } = planFor({ now: '2026-11-15T15:00:00Z' });
  const clock = new Intl.DateTimeFormat('en', {
    timeZone: NEW_YORK,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const minutes = (text: string): number => {
    const [hour = 0, minute = 0] = clock.format(new Date(text)).split(':').map(Number);
    return hour * 60 + minute;
  };
  const ended = hours.entries.filter(({ outAt }) => outAt);
  const days = groupsOf(ended, ({ memberId, inAt }) => `${memberId} ${inAt.slice(0, 10)}`);
  const firsts = [...days.values()].flatMap(([first]) => first ?? []);
  expect(firsts.filter(({ inAt }) => inAt.startsWith('2026-11-01')).length).toBeGreaterThan(0);
  for (const own of byMember(firsts).values()) {
    const begins = own.map(({ inAt }) => minutes(inAt));
    expect(Math.max(...begins) - Math.min(...begins)).toBeLessThanOrEqual(15);
  }
});

it('the default company covers every state', () => {
  const { hours, pay, account, timeOff, members } = planFor({});
  const states = (all: readonly { readonly state: string }[]): string[] =>
    [...new Set(all.map(({ state }) => state))].sort();
  expect([members.users.length, members.memberships.length, members.employments.length]).toEqual([
    11, 11, 12,
  ]);
  expect(states(hours.timesheets)).toEqual(['approved', 'open', 'rejected', 'submitted']);
  expect(states(hours.editRequests)).toEqual(['approved', 'pending', 'rejected']);
  expect(states(timeOff.requests)).toEqual(['approved', 'cancelled', 'pending', 'rejected']);
  expect(hours.entries.filter(({ outAt }) => !outAt)).toHaveLength(2);
  expect(account.jobs.filter(({ archivedAt }) => archivedAt)).toHaveLength(1);
  const paid = new Set(pay.members.map(({ memberId }) => memberId));
  expect(members.employments.filter(({ memberId }) => !paid.has(memberId))).toHaveLength(1);
  expect(pay.members.filter(({ voidedAt }) => voidedAt)).toHaveLength(1);
  expect(pay.members.filter(({ kind }) => kind === 'salary')).toHaveLength(1);
});

it('one open entry is from yesterday, with a reminder, and one from today', () => {
  const { hours } = planFor({});
  const today: Day = '2026-11-28';
  const open = hours.entries.filter(({ outAt }) => !outAt).map(({ inAt }) => new Date(inAt).getTime());
  const bounds = [
    startOf(addDays(today, -1), NEW_YORK),
    startOf(today, NEW_YORK),
    endOf(today, NEW_YORK),
  ].map((at) => at.getTime());
  const [reminded] = hours.entries.filter(({ remindedAt }) => remindedAt);
  expect(msOf(reminded?.remindedAt ?? '') - msOf(reminded?.inAt ?? '')).toBe(14 * 3600 * 1000);
  expect(open.map((at) => bounds.filter((bound) => bound <= at).length).sort()).toEqual([1, 2]);
});

it('1,000 members have unique names and undeliverable email addresses', () => {
  const { members, hours } = planFor({ members: 1000, days: 28 });
  const emails = members.users.map(({ email }) => email);
  expect(new Set(emails).size).toBe(999);
  expect(
    emails.filter((email) => !email.endsWith('.example.invalid') || !Email.safeParse(email).success),
  ).toEqual([]);
  expect(new Set(members.users.map(({ name }) => name)).size).toBe(999);
  expect(hours.entries.length).toBeGreaterThan(38_000);
  expect(hours.history.length).toBeGreaterThanOrEqual(hours.entries.length * 2 - 200);
});
