import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { PAGE_HEADERS } from '../../src/console/http/security-headers';
import { ErrorPage } from '../../src/console/pages/error.page';
import { MailboxPage } from '../../src/modules/mail/pages/mailbox.page';
import { at, type Go, type PageState } from './page-state';

/** Renders a page that a test cannot reach by clicking, with the response headers of the app. */
export const staged =
  (status: number, page: VNode): Go =>
  async (browserPage) => {
    await browserPage.unroute('**/staged');
    await browserPage.route('**/staged', (route) =>
      route.fulfill({
        status,
        headers: { ...PAGE_HEADERS, 'content-type': 'text/html; charset=utf-8' },
        body: `<!doctype html>${render(page)}`,
      }),
    );
    await browserPage.goto('/staged');
  };
const failed = (status: number) =>
  staged(status, <ErrorPage status={status} requestId="req_01k0000000000000000000req1" />);

/** Axe does not check `noscript` or, here, Swagger UI, which contain these two. */
const UNSEEN = ['page-has-heading-one', 'landmark-one-main'];

const MAIL = {
  id: 'msg_1',
  to: 'dana@harborbakery.example',
  subject: 'Your sign-in link for Keyshift',
  text: `Press the link to finish signing in to Keyshift.\n\nhttp://127.0.0.1:3000/sign-in/confirm?token=${'x'.repeat(60)}`,
  html: '',
  at: new Date('2026-11-22T10:41:00Z'),
  links: [`http://127.0.0.1:3000/sign-in/confirm?token=${'x'.repeat(60)}`],
};

/** Public pages and error pages. */
export const OPEN: PageState[] = [
  { name: 'error 403', go: failed(403), shows: 'You don’t have access to this page' },
  { name: 'error 404', go: at('/nowhere'), shows: 'There’s nothing at this address' },
  { name: 'error 404: workspace', as: 'dana', go: at('/w/elsewhere'), shows: 'Your workspaces' },
  { name: 'error 429', go: failed(429), shows: 'Too many attempts' },
  { name: 'error 500', go: failed(500), shows: 'Something went wrong on our side' },
  { name: 'error 503', go: failed(503), shows: 'Keyshift is unavailable right now' },
  { name: 'problems', go: at('/problems'), shows: 'Every API error has a page' },
  { name: 'problem', go: at('/problems/api-key-not-found'), shows: 'Likely causes' },
  {
    name: 'mailbox',
    go: staged(200, <MailboxPage mails={[MAIL]} theme={undefined} />),
    shows: 'Open the link',
  },
  {
    name: 'mailbox: empty',
    go: staged(200, <MailboxPage mails={[]} theme={undefined} />),
    shows: 'No emails yet',
  },
  {
    name: 'explorer',
    go: at('/api/explorer'),
    shows: 'Keyshift',
    exclude: '.swagger-ui',
    waive: UNSEEN,
  },
];
