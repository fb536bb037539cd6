import { Sql } from '../../src/kernel/database/sql';
import { startApp } from '../kit/app';
import { until } from '../kit/mailbox';

it('readiness is 503 while no database connection is free', async () => {
  const busy = await startApp({ DATABASE_POOL_SIZE: '1' });
  const held = busy.app.get(Sql).rows('select pg_sleep(600)').catch(String);
  const running = `select 1 from pg_stat_activity where query like 'select pg_sleep%' and state = 'active'`;
  await until(async () => (await busy.sql(running)).at(0));
  expect(await busy.asNobody().get('//health/ready')).toMatchObject({ status: 503 });
  await busy.sql(`select pg_cancel_backend(pid) from pg_stat_activity where query like 'select pg_sleep%'`);
  expect(await held).toContain('canceling statement');
  expect(await busy.asNobody().get('//health/ready')).toMatchObject({ status: 200 });
  await busy.close();
});
