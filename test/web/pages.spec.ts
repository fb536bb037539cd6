import { audit, type Findings } from './audit';
import { startSite } from './site';
import { AUDIT_LOG } from './states-audit';
import { CONNECTIONS_STATES } from './states-connections';
import { EMAIL } from './states-email';
import { INSIDE } from './states-inside';
import { KEYS_STATES } from './states-keys';
import { MEMBERS_STATES } from './states-members';
import { OPEN } from './states-open';
import { OUTSIDE } from './states-outside';
import { PERSON } from './states-person';
import { openWebFixture, type WebFixture } from './web-fixture';

/** `WEB_ONLY=pattern` limits the run to matching states. */
const ONLY = new RegExp(process.env.WEB_ONLY ?? '');
const STATES = [
  ...OUTSIDE,
  ...INSIDE,
  ...AUDIT_LOG,
  ...MEMBERS_STATES,
  ...KEYS_STATES,
  ...CONNECTIONS_STATES,
  ...PERSON,
  ...EMAIL,
  ...OPEN,
].filter(({ name }) => ONLY.test(name));

let fixture: WebFixture;
let findings: Findings;
beforeAll(async () => {
  fixture = await openWebFixture(await startSite());
  findings = await audit(STATES, fixture);
});
afterAll(() => fixture.site.close());

it.each(STATES.map((state) => [state.name, state] as const))('%s: has no faults', (_, state) => {
  expect(findings.get(state)).toEqual([]);
});
