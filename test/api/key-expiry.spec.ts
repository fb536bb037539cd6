import { ScheduledTasks } from '../../src/kernel/jobs/scheduled-tasks';
import { startApp, type TestApp } from '../kit/app';
import type { GivenMember, GivenWorkspace } from '../kit/given';
import { until } from '../kit/mailbox';

const DAY = 86_400;

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());
afterEach(() => t.clock.reset());

const inDays = (days: number) => new Date(t.clock.now().getTime() + days * DAY * 1000).toISOString();
const emailsTo = (to: string) => t.mailbox.to(to).filter(({ subject }) => subject.includes('expires soon'));
const hour = () => t.app.get(ScheduledTasks).runAll();

async function keyFor(owner: GivenMember, days: number): Promise<string> {
  const { body } = await owner.post('/api-keys', { name: 'Payroll', expiresAt: inDays(days) });
  return body.id;
}

/** Lets days pass, runs the tasks and expects that many emails. */
async function after(days: number, to: string, expected: number): Promise<void> {
  t.clock.advance(days * DAY);
  await hour();
  await hour();
  await until(
    () => (emailsTo(to).length >= expected ? true : undefined),
    () => `${emailsTo(to).length} mails, not ${expected}`,
  );
  expect(emailsTo(to)).toHaveLength(expected);
}

it('expiry emails go out 14, 3 and 1 days ahead, each once', async () => {
  const { owner } = await t.given.workspace();
  await keyFor(owner, 30);
  await after(0, owner.email, 0);
  await after(15.5, owner.email, 0);
  await after(1, owner.email, 1);
  await after(5, owner.email, 1);
  await after(6, owner.email, 2);
  await after(2, owner.email, 3);
  await after(1, owner.email, 3);
  const { text, subject } = emailsTo(owner.email)[0] ?? { text: '', subject: '' };
  expect(subject).toMatch(/^The key “Payroll” of Workspace .* expires soon$/);
  expect(text).toContain('which you generated, stops working on ');
  expect(text).toMatch(/\/w\/workspace-[\w-]+\/api-keys/);
});

it('a key valid for two days gets one email, a day ahead', async () => {
  const { owner } = await t.given.workspace();
  await keyFor(owner, 2);
  await after(0, owner.email, 0);
  await after(1.1, owner.email, 1);
});

it('after two weeks of downtime only the due email is sent', async () => {
  const { owner } = await t.given.workspace();
  await keyFor(owner, 30);
  await after(29.5, owner.email, 1);
});

it('concurrent processes send one email', async () => {
  const { owner } = await t.given.workspace();
  await keyFor(owner, 14.5);
  t.clock.advance(DAY);
  await Promise.all(Array.from({ length: 10 }, hour));
  await after(0, owner.email, 1);
});

it('creator and owner are both emailed; a revoked key sends no email', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'admin' });
  const id = await keyFor(owner, 20);
  const revoked = await keyFor(owner, 20);
  await owner.delete(`/api-keys/${revoked}`);
  await owner.post('/workspace/ownership', { memberId: ann.id });
  t.clock.advance(7 * DAY);
  await hour();
  await until(() => emailsTo(owner.email)[0]);
  await until(() => emailsTo(ann.email)[0]);
  expect([emailsTo(owner.email).length, emailsTo(ann.email).length]).toEqual([1, 1]);
  expect(emailsTo(ann.email)[0]?.text).toContain('Olga Owner generated');
  await expectRecorded(workspace, id);
});

/** Expects the 14-day email to be recorded on the key. */
const expectRecorded = async ({ id }: GivenWorkspace, keyId: string) =>
  expect(
    await t.sql('select expiry_notice_days as days from api_key where workspace_id = $1 and id = $2', [
      id,
      keyId,
    ]),
  ).toEqual([{ days: 14 }]);
