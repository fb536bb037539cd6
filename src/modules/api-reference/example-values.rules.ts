const INSTANT = '2026-11-23T14:00:00.000Z';
const DAY = '2026-11-23';

/** Example strings by property name. */
const WORDS: Readonly<Record<string, string>> = {
  name: 'Ida Moreau',
  memberName: 'Ida Moreau',
  typeName: 'Vacation',
  email: 'ida@harborbakery.example',
  slug: 'harbor-bakery',
  timeZone: 'America/New_York',
  currency: 'USD',
  locale: 'en-US',
  note: 'Opening shift',
  reason: 'Forgot to clock out',
  code: 'FOH',
  hint: '4f7Q',
  street: '12 Quay Street',
  extra: 'Loading dock',
  city: 'Portland',
  region: 'ME',
  postalCode: '04101',
  country: 'US',
  network: '203.0.113.0/24',
  networks: '203.0.113.0/24',
  choices: 'Medium',
  host: 'claude.ai',
  allowedHosts: 'claude.ai',
  browser: 'Firefox on Windows',
  allowedFrom: 'Firefox on Windows',
  report: 'hours-summary',
  title: 'Hours Summary',
  description: 'Hours of each member on the days of the range, regular and overtime.',
  heading: 'Hours',
  detail: 'Another job has this name.',
  key: 'workedSeconds',
  label: 'Worked',
  filters: 'memberId',
  action: 'job.added',
  sentence: 'Added the job Front of house',
  requestId: 'req_0123456789abcdef0123456789abcdef',
  day: DAY,
  days: DAY,
  on: DAY,
  from: '2026-11-01',
  to: '2026-11-30',
  startsOn: '2026-11-22',
  endsOn: '2026-11-28',
  at: INSTANT,
  outAt: '2026-11-23T22:00:00.000Z',
  expiresAt: '2026-12-31T00:00:00.000Z',
};

/** Example names of objects other than people, by object. */
const NAMES: Readonly<Record<string, string>> = {
  job: 'Front of house',
  savedJob: 'Front of house',
  workspace: 'Harbor Bakery',
  workspaceMembership: 'Harbor Bakery',
  workspaceCreated: 'Harbor Bakery',
  company: 'Harbor Bakery',
  location: 'Quay Street',
  savedLocation: 'Quay Street',
  inLocation: 'Quay Street',
  outLocation: 'Quay Street',
  timeOffType: 'Vacation',
  customField: 'Shirt size',
  exportProfile: 'Payroll file',
  credential: 'Payroll',
  apiKey: 'Payroll',
  connection: 'Claude',
};

const NUMBERS: Readonly<Record<string, number>> = {
  version: 1,
  amount: 2150,
  latitude: 43.6591,
  longitude: -70.2568,
  radiusMetres: 150,
  multiplierHundredths: 150,
  thresholdSeconds: 144_000,
  position: 1,
  entryCount: 5,
};
const EIGHT_HOURS = 28_800;

/** An example string for a property. @param noun the object that has the property, such as `timesheet` */
export function wordFor(name: string, noun: string): string {
  if (name === 'name' && Object.hasOwn(NAMES, noun)) return NAMES[noun] ?? '';
  const known = Object.hasOwn(WORDS, name) ? WORDS[name] : undefined;
  if (known !== undefined) return known;
  if (name.endsWith('At')) return INSTANT;
  return name.endsWith('On') ? DAY : 'text';
}

/** An example number for a property, within its bounds. */
export function numberFor(name: string, { minimum = 0, maximum = Number.MAX_SAFE_INTEGER }): number {
  const known = Object.hasOwn(NUMBERS, name) ? NUMBERS[name] : undefined;
  const usual = known ?? (/seconds/i.test(name) ? EIGHT_HOURS : 1);
  return Math.min(Math.max(usual, minimum), maximum);
}
