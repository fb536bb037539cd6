import type { Principal } from '../../../access/principal';
import type { JobChange, JobFacts, JobWarning } from './jobs.contract';

/** Whose jobs a caller sees: everybody's (null), or those they may pick themselves. */
export const pickerOf = (caller: Principal): string | null =>
  caller.grants.get('account:read') === 'own' ? caller.memberId : null;

/** What an audit event tells of a job. */
export const factsOf = ({ name, code, isForEveryone }: JobFacts): JobFacts => ({ name, code, isForEveryone });

/** A job after a change; what is left out stays. */
export const changedJob = (job: JobFacts, change: JobChange): JobFacts => ({
  name: change.name ?? job.name,
  code: change.code === undefined ? job.code : change.code,
  isForEveryone: change.isForEveryone ?? job.isForEveryone,
});

/** What may be a slip and is allowed all the same. */
export function warningsOf(
  { name, code }: JobFacts,
  { hasName, hasCode }: { hasName: boolean; hasCode: boolean },
): JobWarning[] {
  const warnings: JobWarning[] = [];
  if (hasName) warnings.push({ code: 'duplicate_name', detail: `Another active job is called “${name}”.` });
  if (hasCode)
    warnings.push({ code: 'duplicate_code', detail: `Another active job has the code “${code}”.` });
  return warnings;
}
