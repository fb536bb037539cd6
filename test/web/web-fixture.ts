import type { GivenMember, GivenWorkspace } from '../kit/given';
import { tokenOf } from '../kit/mailbox';
import type { Site } from './site';

/** The people and data that the pages show. */
export interface WebFixture {
  readonly site: Site;
  /** The workspace Harbor Bakery. */
  readonly locationFixture: GivenWorkspace;
  /**
   * Dana owns Harbor Bakery, works at Pier Coffee and is invited to Juniper Dental; Mara and Theo work for her as admin
   * and employee. Pat owns Pier Coffee. Sol is alone in Solo Studio, which has sample data and no key. The newcomer has
   * no workspace. All of Lou's names have the maximum length.
   */
  readonly sessions: Readonly<Record<'dana' | 'mara' | 'theo' | 'pat' | 'sol' | 'lou' | 'newcomer', string>>;
  /** Sign-in links by state. */
  readonly links: Readonly<Record<'live' | 'used' | 'expired' | 'void', string>>;
  readonly invitations: Readonly<Record<'live' | 'accepted' | 'expired' | 'cancelled' | 'withdrawn', string>>;
  /** An address that has reached its limit of links. */
  readonly flooded: string;
}

export async function openWebFixture(site: Site): Promise<WebFixture> {
  const {
    workspace: locationFixture,
    owner: dana,
    mara,
    theo,
  } = await site.given.workspace({
    mara: 'admin',
    theo: 'employee',
  });
  await named(site, locationFixture, 'Harbor Bakery', 'harbor-bakery');
  await person(site, dana, 'Dana Ortiz', 'dana@harborbakery.example');
  await person(site, mara, 'Mara Koenig', 'mara@harborbakery.example');
  await person(site, theo, 'Theo Sandoval', 'theo@harborbakery.example');
  await keys(site, locationFixture, dana);
  await site.given.apiKey(locationFixture.id, mara.id, 'Roster sync');
  const lee = await site.given.newMember(locationFixture.id, 'employee');
  await person(site, lee, 'Lee Park', 'lee@harborbakery.example');
  await site.given.removed(locationFixture.id, lee.id);
  const { workspace: cafe, owner: pat } = await site.given.workspace();
  await named(site, cafe, 'Pier Coffee', 'pier-coffee');
  await person(site, pat, 'Pat Lindqvist', 'pat@piercoffee.example');
  await limited(site, pat);
  await site.given.connection(cafe.id, pat.id, ['time_off:edit', 'reports:read'], { resource: 'mcp' });
  await site.given.connection(cafe.id, pat.id, ['reports:read'], { name: 'ChatGPT' });
  const { workspace: studio, owner: sol } = await site.given.workspace();
  await named(site, studio, 'Solo Studio', 'solo-studio');
  await site.sql('update workspace set has_sample_data = true where id = $1', [studio.id]);
  await person(site, sol, 'Sol Ferreira', 'sol@solostudio.example');
  const { workspace: dental, owner: june } = await site.given.workspace();
  await named(site, dental, 'Juniper Dental', 'juniper-dental');
  await person(site, june, 'June Abara', 'june@juniper.example');
  await site.given.join(cafe.id, { id: dana.userId, name: dana.name, email: dana.email }, 'admin');
  await june.post('/invitations', { emails: ['dana@harborbakery.example'], role: 'employee' });
  await dana.post('/invitations', { emails: ['noor@harborbakery.example'], role: 'admin' });
  const lou = await longest(site);
  const { id } = await site.given.user('Nico Newcomer');
  const newcomer = (await site.given.session(id)).token;
  return {
    site,
    locationFixture,
    sessions: {
      dana: dana.token,
      mara: mara.token,
      theo: theo.token,
      pat: pat.token,
      sol: sol.token,
      lou: lou.token,
      newcomer,
    },
    links: await links(site),
    invitations: await invitations(site),
    flooded: await flooded(site),
  };
}

/** Names of the maximum length, without spaces for line breaks. */
async function longest(site: Site): Promise<GivenMember> {
  const { workspace, owner } = await site.given.workspace();
  const email = (name: string) =>
    `${name.padEnd(64, 'w')}@${'harbor'.repeat(10)}.${'bakery'.repeat(10)}.example`;
  await named(site, workspace, 'W'.repeat(80), 'long');
  await person(site, owner, 'Lou'.padEnd(60, 'u'), email('lou'));
  await site.given.apiKey(workspace.id, owner.id, 'W'.repeat(60));
  await owner.post('/invitations', { emails: [email('len')], role: 'admin' });
  return owner;
}

const KEYS = [
  { name: 'Payroll export', lastUsed: '12 minutes', added: '2026-03-14' },
  { name: 'Tablet sync', lastUsed: '3 hours', added: '2026-01-20' },
  { name: 'Old BI dashboard', lastUsed: null, added: '2025-08-30' },
];

async function keys(site: Site, { id }: GivenWorkspace, owner: GivenMember): Promise<void> {
  for (const { name, lastUsed, added } of KEYS.toReversed()) {
    const key = await site.given.apiKey(id, owner.id, name);
    await site.sql(
      'update api_key set created_at = $2::timestamptz, last_used_at = now() - $3::interval where id = $1',
      [key.id, `${added}T15:00:00Z`, lastUsed],
    );
  }
}

/** Keys with limits. */
async function limited(site: Site, owner: GivenMember): Promise<void> {
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  const networks = ['203.0.113.0/24', '2001:db8::/32'];
  await owner.post('/api-keys', {
    name: 'Scanner',
    permissions: ['time_tracking:edit', 'reports:read'],
    networks,
  });
  await owner.post('/api-keys', { name: 'Trial import', expiresAt: inDays(3) });
  const { body } = await owner.post('/api-keys', { name: 'Old import', expiresAt: inDays(1) });
  await site.sql(`update api_key set expires_at = now() - interval '1 day' where id = $1`, [body.id]);
}

async function named(site: Site, { id }: GivenWorkspace, name: string, slug: string): Promise<void> {
  await site.sql('update workspace set name = $2, slug = $3 where id = $1', [id, name, slug]);
}

async function person(site: Site, { userId }: GivenMember, name: string, email: string): Promise<void> {
  await site.sql('update app_user set name = $2, email = $3 where id = $1', [userId, name, email]);
}

/** Requests a sign-in email. @returns the token of its link */
export async function asked(site: Site, email: string, nth = 1): Promise<string> {
  await site.asNobody().post('/sign-in/requests', { email });
  return tokenOf(await site.mailbox.nth(email, nth));
}

async function links(site: Site): Promise<WebFixture['links']> {
  const at = (token: string) => `/sign-in/confirm?token=${token}`;
  const live = await asked(site, 'live@harborbakery.example');
  const replaced = await asked(site, 'used@harborbakery.example');
  const used = await asked(site, 'used@harborbakery.example', 2);
  await site.asNobody().post('/sign-in/sessions', { token: used });
  const expired = await asked(site, 'expired@harborbakery.example');
  await site.sql(
    `update sign_in_request set expires_at = now() - interval '1 minute' where email like 'expired@%'`,
  );
  return { live: at(live), used: at(used), expired: at(expired), void: at(replaced) };
}

async function invitations(site: Site): Promise<WebFixture['invitations']> {
  const { workspace, owner, ada, ben } = await site.given.workspace({ ada: 'admin', ben: 'admin' });
  await named(site, workspace, 'Harbor Bakery', 'harbor-bakery-west');
  await person(site, owner, 'Dana Ortiz', 'dana@west.example');
  const invited = async (by: GivenMember, email: string) => {
    const role = by === owner ? 'admin' : 'employee';
    const { body } = await by.post('/invitations', { emails: [email], role });
    const token = tokenOf(await site.mailbox.nth(email));
    return { id: body.data[0].invitation.id as string, token, path: `/invitations/accept?token=${token}` };
  };
  const live = await invited(owner, 'lena@west.example');
  const accepted = await invited(owner, 'accepted@west.example');
  await site.asNobody().post('/invitations/accept', { token: accepted.token });
  const expired = await invited(owner, 'late@west.example');
  await site.sql(
    `update invitation set expires_at = now() - interval '1 day' where email = 'late@west.example'`,
  );
  const cancelled = await invited(ada, 'cancelled@west.example');
  await ada.delete(`/invitations/${cancelled.id}`);
  const withdrawn = await invited(ben, 'withdrawn@west.example');
  await site.sql(`update member set role = 'employee' where id = $1`, [ben.id]);
  return {
    live: live.path,
    accepted: accepted.path,
    expired: expired.path,
    cancelled: cancelled.path,
    withdrawn: withdrawn.path,
  };
}

async function flooded(site: Site): Promise<string> {
  const email = 'eager@harborbakery.example';
  for (let sends = 0; sends < 5; sends += 1) await asked(site, email, sends + 1);
  return email;
}
