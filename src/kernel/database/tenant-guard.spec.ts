import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { TenantGuardPlugin } from './tenant-guard';

// biome-ignore lint/suspicious/noExplicitAny: tables without types, so that wrong queries compile too
const db = new Kysely<any>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (kysely) => new PostgresIntrospector(kysely),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
}).withPlugin(new TenantGuardPlugin(new Set(['job', 'time_entry', 'member', 'job_assignment'])));

const jobs = () => db.selectFrom('job').select('id');
const entries = () => db.selectFrom('time_entry as e').select('e.id').where('e.workspaceId', '=', 'w');
const assigned = () =>
  db.selectFrom('job_assignment as a').select('a.jobId').whereRef('a.jobId', '=', 'j.id');
const ofJobs = () => db.selectFrom('job as j').select('j.id').where('j.workspaceId', '=', 'w');

describe('a query is sent when each of its tables', () => {
  it.each([
    ['is restricted to a workspace', () => jobs().where('workspaceId', '=', 'w')],
    [
      'is joined by the workspace',
      () =>
        entries().innerJoin('member as m', (on) =>
          on.onRef('m.workspaceId', '=', 'e.workspaceId').onRef('m.id', '=', 'e.memberId'),
        ),
    ],
    [
      'is restricted in its subquery',
      () => ofJobs().where((eb) => eb.exists(assigned().whereRef('a.workspaceId', '=', 'j.workspaceId'))),
    ],
    [
      'is updated in one workspace',
      () => db.updateTable('job').set({ name: 'x' }).where('workspaceId', '=', 'w').where('id', '=', 'x'),
    ],
    ['is inserted into', () => db.insertInto('job').values({ id: 'x' })],
    ['has no workspace', () => db.selectFrom('app_user').select('id').where('id', '=', 'x')],
  ])('%s', (_, query) => {
    expect(() => query().compile()).not.toThrow();
  });
});

describe('a query is refused when one of its tables', () => {
  it.each([
    ['is found by its id only', () => jobs().where('id', '=', 'x')],
    ['names the workspace in its output only', () => jobs().select('workspaceId').where('id', '=', 'x')],
    ['is joined by its id only', () => entries().innerJoin('member as m', 'm.id', 'e.memberId')],
    ['is not restricted in its subquery', () => ofJobs().where((eb) => eb.exists(assigned()))],
    ['is updated by its id only', () => db.updateTable('job').set({ name: 'x' }).where('id', '=', 'x')],
    ['is deleted from by its id only', () => db.deleteFrom('job').where('id', '=', 'x')],
  ])('%s', (_, query) => {
    expect(() => query().compile()).toThrow(/does not restrict its workspace/);
  });
});
