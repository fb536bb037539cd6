import { runOnSchema } from './command';
import { AuditRepository, AuditVerifier } from './modules/audit';

/** `npm run audit:verify`: verifies all audit chains. Exits 1 and prints the first broken link of each broken chain. */
runOnSchema(async ({ orm }) => {
  const { chains, events, faults } = await new AuditVerifier(new AuditRepository(orm.em)).verify();
  for (const fault of faults) console.error(fault);
  console.log(`Verified ${events} events in ${chains} chains; ${faults.length} chains are broken.`);
  process.exitCode = faults.length > 0 ? 1 : 0;
});
