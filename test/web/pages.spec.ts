import { audit, type Findings } from './audit';
import { type Harbor, openHarbor } from './harbor';
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

/** `WEB_ONLY=pattern` looks at some states only. */
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

let harbor: Harbor;
let findings: Findings;
beforeAll(async () => {
  harbor = await openHarbor(await startSite());
  findings = await audit(STATES, harbor);
});
afterAll(() => harbor.site.close());

it.each(STATES.map((state) => [state.name, state] as const))('%s: nothing is wrong', (_, state) => {
  expect(findings.get(state)).toEqual([]);
});
