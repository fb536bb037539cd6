import { at, type PageState } from './page-state';

const LOG = '/w/harbor-bakery/audit-log';

/** The audit log. */
export const AUDIT_LOG: PageState[] = [
  { name: 'audit log', as: 'dana', go: at(LOG), shows: 'Invited noor@harborbakery.example' },
  {
    name: 'audit log: details open',
    as: 'mara',
    go: async (page) => {
      await page.goto(LOG);
      await page.locator('summary').first().click();
    },
    shows: 'req_',
  },
  {
    name: 'audit log: no matches',
    as: 'dana',
    go: at(`${LOG}?action=company.changed`),
    shows: 'Nothing matches',
  },
  {
    name: 'audit log: invalid filter',
    as: 'dana',
    go: at(`${LOG}?from=2026-02-02&to=2026-02-01`),
    shows: 'on or after',
  },
  { name: 'audit log: no events', as: 'sol', go: at('/w/solo-studio/audit-log'), shows: 'No events yet' },
  { name: 'audit log: no access', as: 'theo', go: at(LOG), shows: 'have access' },
  { name: 'audit log: long names', as: 'lou', go: at('/w/long/audit-log'), shows: 'Invited' },
];
