import 'reflect-metadata';
import { MikroORM } from '@mikro-orm/postgresql';
import { ormConfig } from '../config/mikro-orm.config';
import { readSettings } from '../config/settings';
import { openDatabase } from './database';
import { Sql } from './kernel/database/sql';
import { AuditRepository, AuditVerifier } from './modules/audit';

/** `npm run audit:verify`: exits 1 and names the first broken link of each chain that does not hold. */
async function main(): Promise<void> {
  const database = await openDatabase(readSettings(), console.log);
  const orm = await MikroORM.init(ormConfig(database.url));
  const { chains, events, faults } = await new AuditVerifier(new AuditRepository(new Sql(orm.em))).verify();
  await orm.close(true);
  await database.close();
  for (const fault of faults) console.error(fault);
  console.log(`${events} events in ${chains} chains, ${faults.length} chains broken.`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}

void main();
