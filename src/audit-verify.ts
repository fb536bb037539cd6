import { runOnSchema } from './command';
import { Sql } from './kernel/database/sql';
import { AuditRepository, AuditVerifier } from './modules/audit';

/** `npm run audit:verify`: exits 1 and names the first broken link of each chain that does not hold. */
runOnSchema(async ({ orm }) => {
  const { chains, events, faults } = await new AuditVerifier(new AuditRepository(new Sql(orm.em))).verify();
  for (const fault of faults) console.error(fault);
  console.log(`${events} events in ${chains} chains, ${faults.length} chains broken.`);
  process.exitCode = faults.length > 0 ? 1 : 0;
});
