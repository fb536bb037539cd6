import {
  ApprovedPage,
  ApprovePage,
  ConfirmPage,
  DeadChangePage,
  StoppedPage,
  TakenPage,
  UndonePage,
  UndoPage,
} from '../../src/modules/email-change/pages/email-change.page';
import { HeldAddressPage } from '../../src/modules/sign-in/sign-in-pages/dead-link.page';
import { at, type PageState, press } from './page-state';
import { staged } from './states-open';

const PAGE = {
  theme: undefined,
  token: 'x'.repeat(43),
  oldEmail: 'mara.lindqvist@harborbakery.example',
  newEmail: 'mara@lindqvist.example',
};
const FLOODED = 'Several of these links were already sent to this address. Wait 12 minutes, then try again.';
const outsider = { email: 'theo@harborbakery.example' };

/** Changing an email address: the form, and every page that is linked from an email. */
export const EMAIL: PageState[] = [
  {
    name: 'profile: change pending',
    as: 'mara',
    go: async (page, { site }) => {
      await site.sql(
        `insert into email_change (id, user_id, old_email, new_email, nonce, approve_hash, confirm_hash, undo_hash,
           created_at, expires_at)
         select 'ech_' || u.id, u.id, u.email, 'mara@lindqvist.example', '', '\\x01', '\\x02', '\\x03', now(),
           now() + interval '1 hour'
         from app_user u where u.email like 'mara@%' on conflict do nothing`,
      );
      await page.goto('/me/profile');
    },
    shows: 'Cancel this change',
  },
  {
    name: 'profile: no address',
    as: 'theo',
    go: async (page) => {
      await page.goto('/me/profile');
      await page.getByLabel('New address').fill('theo');
      await press(page, 'Change email');
    },
    shows: 'Check for a missing @ or a typo.',
  },
  {
    name: 'change of address: allow',
    go: staged(200, <ApprovePage {...PAGE} />),
    shows: 'end all sessions',
  },
  {
    name: 'change of address: allowed',
    go: staged(200, <ApprovedPage {...PAGE} />),
    shows: 'One step to go',
  },
  { name: 'change of address: stopped', go: staged(200, <StoppedPage {...PAGE} />), shows: 'Stopped' },
  {
    name: 'change of address: finish',
    go: staged(200, <ConfirmPage {...PAGE} outsider={undefined} />),
    shows: 'All your other sessions end',
  },
  {
    name: 'change of address: taken',
    go: staged(409, <TakenPage {...PAGE} />),
    shows: 'That address is taken',
  },
  {
    name: 'change of address: too many emails',
    go: staged(429, <ApprovePage {...PAGE} refusal={FLOODED} />),
    shows: 'Wait 12 minutes',
  },
  {
    name: 'change of address: already made',
    go: staged(410, <DeadChangePage theme={undefined} state="changed" />),
    shows: 'The address was changed',
  },
  {
    name: 'change of address: other browser',
    go: staged(200, <ConfirmPage {...PAGE} outsider={outsider} />),
    shows: 'Sign in first',
  },
  { name: 'change of address: undo', go: staged(200, <UndoPage {...PAGE} />), shows: 'Undo the change?' },
  { name: 'change of address: undone', go: staged(200, <UndonePage {...PAGE} />), shows: 'It’s yours again' },
  {
    name: 'change of address: expired',
    go: staged(410, <DeadChangePage theme={undefined} state="expired" />),
    shows: 'Link expired',
  },
  { name: 'change of address: unreadable', go: at('/email-change/undo?token=cut'), shows: 'Link incomplete' },
  {
    name: 'sign in: address has changed',
    go: staged(409, <HeldAddressPage theme={undefined} until={new Date('2026-11-30T09:00:00Z')} />),
    shows: 'This address is on hold',
  },
];
