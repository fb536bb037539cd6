import type { Principal } from '../../../access/principal';
import type { JobChange, JobFacts, JobWarning } from './jobs.contract';

/** Limits the jobs that a caller sees: null for all jobs, otherwise the jobs that this member can use. */
export const onlyMemberOf = (caller: Principal): string | null =>
  caller.grants.get('account:read') === 'own' ? caller.memberId : null;

/** The facts about a job for an audit event. */
export const factsOf = ({ name, code, isForEveryone }: JobFacts): JobFacts => ({ name, code, isForEveryone });

/** Applies a change. Omitted properties do not change. */
export const changedJob = (job: JobFacts, change: JobChange): JobFacts => ({
  name: change.name ?? job.name,
  code: change.code === undefined ? job.code : change.code,
  isForEveryone: change.isForEveryone ?? job.isForEveryone,
});

/** Warnings about possible mistakes, which do not block the change. */
export function warningsOf(
  { name, code }: JobFacts,
  { hasName, hasCode }: { hasName: boolean; hasCode: boolean },
): JobWarning[] {
  const warnings: JobWarning[] = [];
  if (hasName)
    warnings.push({ code: 'duplicate_name', detail: `Another active job has the name “${name}”.` });
  if (hasCode)
    warnings.push({ code: 'duplicate_code', detail: `Another active job has the code “${code}”.` });
  return warnings;
}
