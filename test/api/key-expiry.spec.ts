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

/** Lets days go by, hour by hour, and counts the mails that came by then. */
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

it('a key’s people are told 14, 3 and 1 days before its end, each time once', async () => {
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

it('a key born with two days to live is told of once, a day before', async () => {
  const { owner } = await t.given.workspace();
  await keyFor(owner, 2);
  await after(0, owner.email, 0);
  await after(1.1, owner.email, 1);
});

it('a service that stood still for two weeks sends the notice that is due, not three', async () => {
  const { owner } = await t.given.workspace();
  await keyFor(owner, 30);
  await after(29.5, owner.email, 1);
});

it('two processes that notice at once send one mail', async () => {
  const { owner } = await t.given.workspace();
  await keyFor(owner, 14.5);
  t.clock.advance(DAY);
  await Promise.all(Array.from({ length: 10 }, hour));
  await after(0, owner.email, 1);
});

it('the maker and the owner are both told where they are two, and nobody of a key that is revoked', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'admin' });
  const id = await keyFor(owner, 20);
  const dead = await keyFor(owner, 20);
  await owner.delete(`/api-keys/${dead}`);
  await owner.post('/workspace/ownership', { memberId: ann.id });
  t.clock.advance(7 * DAY);
  await hour();
  await until(() => emailsTo(owner.email)[0]);
  await until(() => emailsTo(ann.email)[0]);
  expect([emailsTo(owner.email).length, emailsTo(ann.email).length]).toEqual([1, 1]);
  expect(emailsTo(ann.email)[0]?.text).toContain('Olga Owner generated');
  await unused(workspace, id);
});

/** A key that was used meanwhile is the same key. */
const unused = async ({ id }: GivenWorkspace, keyId: string) =>
  expect(
    await t.sql('select expiry_notice_days as days from api_key where workspace_id = $1 and id = $2', [
      id,
      keyId,
    ]),
  ).toEqual([{ days: 14 }]);
