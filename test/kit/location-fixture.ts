import { newId } from '../../src/kernel/id/id';
import type { TestApp } from './app';
import { givenEntry } from './hours';

/** In New York this month repeats an hour: the second has 25 hours. */
export const NOVEMBER = 'from=2025-11-01&to=2025-11-30';
export const OVEN = { latitude: 43.6591, longitude: -70.2568, radiusMetres: 150 };
const DOCK = { latitude: 43.661, longitude: -70.255, radiusMetres: 80 };
const KIOSK = { latitude: -33.8568, longitude: 151.2153, radiusMetres: 100 };

interface Place {
  readonly name: string;
  readonly geofences?: readonly object[];
  readonly archivedAt?: string;
  readonly createdAt?: string;
}

/** A clock location with a network, and geofences if given. @returns its id */
export async function givenPlace(
  t: TestApp,
  workspaceId: string,
  { name, ...place }: Place,
): Promise<string> {
  const id = newId('loc');
  const { geofences = [], archivedAt = null, createdAt = '2025-01-01T12:00:00Z' } = place;
  await t.sql(
    `insert into clock_location (workspace_id, id, name, geofences, networks, archived_at, created_at)
     values ($1, $2, $3, $4::jsonb, '{203.0.113.0/24}', $5, $6)`,
    [workspaceId, id, name, JSON.stringify(geofences), archivedAt, createdAt],
  );
  return id;
}

/** The member that the hours belong to. */
interface Subject {
  readonly workspaceId: string;
  readonly memberId: string;
}

interface Clocking {
  /** Instants without seconds, such as `2025-11-03T14:00`. */
  readonly span: readonly [string, string];
  /** The locations of clock-in and clock-out; null for none, `flagged` for an unrecognised one with a warning. */
  readonly at: readonly [string | null, string | null];
  readonly source?: string;
  readonly archivedAt?: string;
}

/** A time entry with locations. @returns the entry's id */
export async function givenClocked(
  t: TestApp,
  { workspaceId, memberId }: Subject,
  clocking: Clocking,
): Promise<string> {
  const [inAt, outAt] = clocking.span.map((text) => `${text}:00Z`);
  const { source = 'web', archivedAt = null } = clocking;
  const id = await givenEntry(
    t,
    { workspaceId, memberId },
    { inAt: inAt ?? '', outAt: outAt ?? '', archivedAt },
  );
  const places = clocking.at.map((place) => (place === 'flagged' ? null : place));
  const flags = clocking.at.map((place) => place === 'flagged');
  await t.sql(
    `update time_entry set in_location_id = $2, out_location_id = $3, is_in_unrecognised = $4,
       is_out_unrecognised = $5, source = $6 where id = $1`,
    [id, ...places, ...flags, source],
  );
  return id;
}

/** Two weeks of hours at a shop, an office recognised by its network, and an archived kiosk. */
export async function locationFixture(t: TestApp) {
  const people = await t.given.workspace({ ann: 'employee', bob: 'employee', eve: 'employee' });
  const { workspace, ann, bob, eve } = people;
  const shop = await givenPlace(t, workspace.id, { name: 'Bakery', geofences: [OVEN, DOCK] });
  const office = await givenPlace(t, workspace.id, { name: 'Office' });
  const kiosk = await givenPlace(t, workspace.id, {
    name: 'Old kiosk',
    geofences: [KIOSK],
    archivedAt: '2025-11-10T15:00:00Z',
  });
  await givenPlace(t, workspace.id, {
    name: 'Never used',
    geofences: [OVEN],
    archivedAt: '2025-10-01T12:00:00Z',
  });
  const clocked = (memberId: string, clocking: Clocking) =>
    givenClocked(t, { workspaceId: workspace.id, memberId }, clocking);
  // From the last hour of October into the first hour of November.
  await clocked(ann.id, { span: ['2025-11-01T03:00', '2025-11-01T05:00'], at: [shop, shop] });
  // From 23:00 to 06:00, which is eight hours in that night.
  const night = await clocked(ann.id, { span: ['2025-11-02T03:00', '2025-11-02T11:00'], at: [shop, shop] });
  await clocked(ann.id, { span: ['2025-11-03T14:00', '2025-11-03T18:00'], at: [shop, office] });
  await clocked(bob.id, { span: ['2025-11-03T17:30', '2025-11-03T22:00'], at: [shop, shop] });
  await clocked(bob.id, { span: ['2025-11-05T14:00', '2025-11-05T15:00'], at: [kiosk, kiosk] });
  const half = await clocked(bob.id, {
    span: ['2025-11-06T14:00', '2025-11-06T16:00'],
    at: ['flagged', office],
  });
  const away = await clocked(bob.id, {
    span: ['2025-11-07T14:00', '2025-11-07T15:00'],
    at: ['flagged', 'flagged'],
  });
  await clocked(eve.id, {
    span: ['2025-11-08T14:00', '2025-11-08T17:00'],
    at: [null, null],
    source: 'admin',
  });
  await clocked(eve.id, {
    span: ['2025-11-09T14:00', '2025-11-09T17:00'],
    at: [shop, shop],
    archivedAt: '2025-11-10T09:00:00Z',
  });
  return { ...people, shop, office, kiosk, entries: { night, half, away } };
}

/** An instant of that month: `03T14:00`. */
export const instant = (text: string) => `2025-11-${text}:00.000Z`;
