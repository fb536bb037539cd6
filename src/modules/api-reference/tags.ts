/** The headings of the API reference in reading order, with one sentence each. A controller names one of them. */
export const TAGS: Readonly<Record<string, string>> = {
  Me: 'Who a credential acts as, and what it may do now.',
  'Sign in': 'Links and codes by mail, and the sessions that come of them.',
  Sessions: 'Where a person is signed in.',
  Profile: 'What a person says of themselves, and their address.',
  Workspaces: 'One company’s tenant: making one, leaving it, handing it on.',
  Members: 'Seats, roles, removal and restoration.',
  'Clock-in setup': 'What the clock asks of people.',
  Invitations: 'Links that give an address a seat.',
  'API keys': 'Credentials for integrations, and what to do with a leaked one.',
  'Pay rates': 'What members and jobs are paid, from which day on.',
  Clock: 'Clocking in and out, and who is on the clock.',
  'Time entries': 'Hours on the clock, their corrections by hand, and the history of each.',
  Timesheets: 'Pay periods: submitted, approved, rejected, and locked by approval.',
  'Edit requests': 'How members have their hours corrected.',
  Rules: 'From which hour on time is worth more, working days, and how clock times are rounded.',
  'Audit log': 'Who did what.',
};
