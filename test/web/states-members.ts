import { at, type Go, type PageState, press } from './page-state';

const MEMBERS = '/w/harbor-bakery/members';
/** An open menu covers other controls, which affects this rule. */
const COVERED = ['target-size'];

const asked =
  (name: string, item?: string): Go =>
  async (page) => {
    await page.goto(MEMBERS);
    await press(page, `Actions for ${name}`);
    if (item) await press(page, item);
  };
let serial = 0;
/** Removes a new member. */
const removing: Go = async (page, { site, locationFixture }) => {
  serial += 1;
  const name = `Robin Vale ${serial}`;
  const { id } = await site.given.newMember(locationFixture.id, 'employee', name);
  await site.given.apiKey(locationFixture.id, id, 'Old scanner');
  await page.goto(MEMBERS);
  await press(page, `Actions for ${name}`);
  await press(page, 'Remove');
  await press(page, 'Remove member');
};

/** Changing, removing and restoring members. */
export const MEMBERS_STATES: PageState[] = [
  { name: 'members: menu open', as: 'dana', go: asked('Mara Koenig'), shows: 'Make owner', waive: COVERED },
  { name: 'members: change a role', as: 'dana', go: asked('Mara Koenig', 'Change role'), shows: 'Save role' },
  {
    name: 'members: transfer ownership',
    as: 'dana',
    go: asked('Mara Koenig', 'Make owner'),
    shows: 'become an admin',
  },
  { name: 'members: remove', as: 'dana', go: asked('Mara Koenig', 'Remove'), shows: 'Roster sync' },
  {
    name: 'members: remove, no credentials',
    as: 'mara',
    go: asked('Theo Sandoval', 'Remove'),
    shows: 'Remove Theo Sandoval?',
  },
  {
    name: 'members: leave',
    as: 'mara',
    go: asked('Mara Koenig', 'Leave workspace'),
    shows: 'Leave Harbor Bakery?',
  },
  {
    name: 'members: leave, as employee',
    as: 'theo',
    go: asked('Theo Sandoval', 'Leave workspace'),
    shows: 'new invitation',
  },
  { name: 'members: removal result', as: 'dana', go: removing, shows: '1 key revoked.' },
  { name: 'members: removed', as: 'dana', go: at(`${MEMBERS}?show=removed`), shows: 'Lee Park' },
  {
    name: 'members: restore',
    as: 'dana',
    go: async (page) => {
      await page.goto(`${MEMBERS}?show=removed`);
      await press(page, 'Restore Lee Park');
    },
    shows: 'stay revoked',
  },
  {
    name: 'members: none removed',
    as: 'sol',
    go: at('/w/solo-studio/members?show=removed'),
    shows: 'No removed members',
  },
];
