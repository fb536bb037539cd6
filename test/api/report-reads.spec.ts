import { ReportSql } from '../../src/kernel/database/report-sql';
import { Sql } from '../../src/kernel/database/sql';
import { startApp, type TestApp } from '../kit/app';

let t: TestApp;
beforeAll(async () => {
  t = await startApp({ DATABASE_STATEMENT_TIMEOUT_SECONDS: '1', DATABASE_REPORT_TIMEOUT_SECONDS: '3' });
});
afterAll(() => t.close());

const readFor = (sql: Sql, seconds: number) => sql.rows('select pg_sleep($1)', [seconds]);

it('a report statement has a longer timeout than other statements', async () => {
  const reports = t.app.get(ReportSql);
  await expect(readFor(t.app.get(Sql), 2)).rejects.toMatchObject({ code: '57014' });
  await expect(readFor(reports, 2)).resolves.toHaveLength(1);
  await expect(readFor(reports, 600)).rejects.toMatchObject({ code: '57014' });
});

it('reports use a separate connection pool', async () => {
  const { owner } = await t.given.workspace();
  const range = 'from=2026-11-01&to=2026-11-30';
  expect(await owner.get(`/reports/hours-summary?${range}`)).toMatchObject({ status: 200 });
  const text = `select 1 from pg_stat_activity where application_name = 'keyshift-reports' and datname = current_database()`;
  expect(await t.sql(text)).not.toEqual([]);
});
