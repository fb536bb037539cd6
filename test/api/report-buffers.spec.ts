import { addDays } from '../../src/kernel/calendar/calendar';
import { newId } from '../../src/kernel/id/id';
import { REPORT_OPERATIONS } from '../../src/modules/reports';
import { startApp, type TestApp } from '../kit/app';
import { buffersOf } from '../kit/buffers';
import type { GivenWorkspace } from '../kit/given';
import { givenEntry } from '../kit/hours';

const MEMBERS = 40;
const RANGE = 'from=2025-11-01&to=2025-11-30';
const [SHORT_WEEKS, LONG_WEEKS] = [26, 156];
/** A longer history may read more index pages, up to this ratio. */
const RATIO_MAX = 1.2;

const REPORTS = Object.keys(REPORT_OPERATIONS);

/** Buffers that each report reads with the short history. */
const few = new Map<string, number>();
let t: TestApp;
let company: GivenWorkspace;
beforeAll(async () => {
  t = await startApp();
  ({ workspace: company } = await t.given.workspace());
  for (let at = 0; at < MEMBERS; at += 1) await t.given.newMember(company.id, 'employee', `Member ${at}`);
  await givenHours({ from: weeksBefore(SHORT_WEEKS), until: '2025-12-01' });
  for (const name of REPORTS) few.set(name, await cost(name));
  await givenHours({ from: weeksBefore(LONG_WEEKS), until: weeksBefore(SHORT_WEEKS) });
});
afterAll(() => t.close());

const weeksBefore = (weeks: number): string => addDays('2025-11-03', -7 * weeks);

/** Two entries per member and weekday, and a timesheet per week. */
async function givenHours({ from, until }: { from: string; until: string }): Promise<void> {
  const stretch = [company.id, from, until];
  await t.sql(
    `insert into time_entry (workspace_id, id, member_id, in_at, out_at, custom_fields, is_in_unrecognised,
       is_out_unrecognised, source, created_at)
     select m.workspace_id, 'te_' || md5(m.id || d.day || h.hour), m.id, d.day + h.hour * interval '1 hour',
       d.day + (h.hour + 4) * interval '1 hour', '{}', false, false, 'api', d.day
     from generate_series($2::date, $3::date - 1, '1 day') as d(day)
     cross join unnest(array[8, 13]) as h(hour)
     cross join (select * from member where workspace_id = $1 and role = 'employee') m
     where extract(isodow from d.day) < 6 order by d.day, h.hour, m.id`,
    stretch,
  );
  await t.sql(
    `insert into timesheet (workspace_id, id, member_id, starts_on, ends_on, state, created_at)
     select m.workspace_id, 'ts_' || md5(m.id || d.day), m.id, d.day::date, d.day::date + 6, 'open', d.day
     from generate_series($2::date, $3::date - 1, '7 days') as d(day)
     cross join (select * from member where workspace_id = $1 and role = 'employee') m order by d.day, m.id`,
    stretch,
  );
  await t.sql('vacuum analyze');
}

const cost = (name: string): Promise<number> =>
  buffersOf(t, /time_entry|timesheet|edit_request/, async () => {
    const { status, text } = await company.owner.get(`/reports/${name}?${RANGE}&format=csv`);
    expect([status, text.length > 0]).toEqual([200, true]);
  });

describe('a report of one month', () => {
  it.each(REPORTS)('%s reads as much with a long history as with a short one', async (name) => {
    const before = few.get(name) ?? 0;
    expect(before).toBeGreaterThan(0);
    expect((await cost(name)) / before).toBeLessThanOrEqual(RATIO_MAX);
  });
});

describe('an entry open for longer than the maximum of a written entry', () => {
  it.each(['hours-summary', 'attendance', 'location-activity', 'location-coverage', 'location-compliance'])(
    '%s of its last days still includes it',
    async (name) => {
      const { workspace, owner, ann } = await t.given.workspace({ ann: 'employee' });
      const place = newId('loc');
      await t.sql(
        `insert into clock_location (workspace_id, id, name, geofences, networks, created_at)
         values ($1, $2, 'Shop', '[]', '{203.0.113.0/24}', '2023-01-01')`,
        [workspace.id, place],
      );
      const subject = { workspaceId: workspace.id, memberId: ann.id };
      const times = { inAt: '2025-09-20T12:00:00Z', outAt: '2025-11-10T12:00:00Z' };
      const id = await givenEntry(t, subject, times);
      await t.sql('update time_entry set in_location_id = $2, out_location_id = $2 where id = $1', [
        id,
        place,
      ]);
      const { body } = await owner.get(`/reports/${name}?from=2025-11-09&to=2025-11-11&memberId=${ann.id}`);
      expect(JSON.stringify(body.rows)).toMatch(/2025-11-10T12:00:00|"workedSeconds":1\d{5}|"clockings":1/);
    },
  );
});
