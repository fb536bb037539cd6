import { ScheduledTasks } from '../../src/kernel/jobs/scheduled-tasks';
import { startApp, type TestApp } from '../kit/app';
import type { Reply } from '../kit/as';
import type { GivenMember } from '../kit/given';

let t: TestApp;
beforeAll(async () => {
  t = await startApp({ DATABASE_POOL_SIZE: '20' });
});
afterAll(() => t.close());

const ROUNDS = 8;

/** The caller, the target member and the round. Each round writes hours at its own time. */
interface Turn {
  readonly by: GivenMember;
  readonly about: GivenMember;
  readonly round: number;
}
interface Scene {
  readonly jobId: string;
  readonly typeId: string;
}

const hoursIn = (round: number) => ({
  inAt: `2026-02-${String(round + 1).padStart(2, '0')}T14:00:00Z`,
  outAt: `2026-02-${String(round + 1).padStart(2, '0')}T18:00:00Z`,
});

/** Decides about the first item of a list, if the caller sees one. */
async function first(by: GivenMember, list: string, decide: (id: string, version: number) => Promise<Reply>) {
  const listed = await by.get(list);
  const [thing] = listed.body.data ?? [];
  return thing ? decide(thing.id, thing.version) : listed;
}

/** Changes of hours, memberships, pay and time off. Neighbouring acts take different locks in different orders. */
const actsIn = ({ jobId, typeId }: Scene): ((turn: Turn) => Promise<Reply>)[] => [
  ({ about }) => about.post('/clock/in', {}),
  ({ by }) => by.post('/clock/out', {}),
  ({ by }) => by.send('PATCH', '/clock', { jobId }),
  ({ by, about, round }) => by.post('/time-entries', { memberId: about.id, ...hoursIn(round) }),
  ({ by }) =>
    first(by, '/time-entries?open=false', (id) => by.send('PATCH', `/time-entries/${id}`, { jobId })),
  ({ about, round }) => about.post('/edit-requests', { ...hoursIn(round + ROUNDS), reason: 'Forgotten' }),
  ({ by }) =>
    first(by, '/edit-requests?state=pending', (id) =>
      by.post(`/edit-requests/${id}/approve`, { note: 'So' }),
    ),
  ({ by }) =>
    first(by, '/timesheets', (id, version) => by.post(`/timesheets/${id}/approve`, { version, note: 'So' })),
  ({ by }) => first(by, '/timesheets?state=approved', (id) => by.post(`/timesheets/${id}/cancel`)),
  ({ about, round }) =>
    about.post('/time-off/requests', {
      typeId,
      days: [hoursIn(round).inAt.slice(0, 10)],
      secondsPerDay: 3600,
    }),
  ({ by }) =>
    first(by, '/time-off/requests?state=pending', (id) => by.post(`/time-off/requests/${id}/approve`)),
  ({ by, about }) =>
    by.post('/time-off/adjustments', { memberId: about.id, typeId, seconds: 60, reason: 'At once' }),
  ({ by, round }) => by.send('PATCH', `/time-off/types/${typeId}`, { waitingDays: round % 3 }),
  ({ by, about, round }) =>
    by.post(`/pay/members/${about.id}`, {
      effectiveOn: hoursIn(round).inAt.slice(0, 10),
      kind: 'hourly',
      rate: { amount: 2000 },
      paySchedule: round % 2 ? 'monthly' : 'weekly',
    }),
  ({ by, about }) =>
    by.put(`/members/${about.id}/employment`, {
      hiredOn: '2025-02-01',
      phone: null,
      address: null,
      customFields: {},
    }),
  ({ by, about, round }) => by.post(`/members/${about.id}/${round % 2 ? 'removal' : 'restoration'}`),
  ({ by, about, round }) => by.put(`/members/${about.id}/role`, { role: round % 2 ? 'employee' : 'admin' }),
];

it('concurrent changes cause no deadlock, and every entry has its timesheet', async () => {
  const { workspace, owner, ...others } = await t.given.workspace({
    ann: 'admin',
    bea: 'admin',
    eve: 'employee',
    bob: 'employee',
  });
  const people = [owner, ...Object.values(others)];
  const deciders = [owner, others.ann, others.bea];
  const jobId = await t.given.job(workspace.id);
  const rules = { accrual: { kind: 'hourly', seconds: 60, workedSeconds: 3600 }, startsOn: '2026-10-01' };
  const { body: type } = await owner.post('/time-off/types', {
    name: 'Leave',
    limits: { lowestBalanceSeconds: null },
    ...rules,
  });
  const acts = actsIn({ jobId, typeId: type.id });
  const one = (among: readonly GivenMember[], place: number) => among[place % among.length] ?? owner;
  const statuses = new Map<number, number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const replies = await Promise.all([
      ...acts.map((act, at) => act({ by: one(deciders, at), about: one(people, round + at), round })),
      // Pairs of members who act on each other at the same time.
      ...acts.map((act, at) => act({ by: one(deciders, at), about: one(deciders, round + at), round })),
      ...acts.map((act, at) => act({ by: one(deciders, round + at), about: one(deciders, at), round })),
    ]);
    await t.app.get(ScheduledTasks).runAll();
    for (const { status } of replies) statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
  expect(statuses.get(201)).toBeGreaterThan(ROUNDS * 3);
  const homeless = await t.sql(
    `select e.id from time_entry e where e.workspace_id = $1 and (select count(*) from timesheet s
       where s.member_id = e.member_id
         and (e.in_at at time zone 'America/New_York')::date between s.starts_on and s.ends_on) <> 1`,
    [workspace.id],
  );
  expect(homeless).toEqual([]);
});
