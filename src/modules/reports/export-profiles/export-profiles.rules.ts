import type { ExportProfileChange, ExportProfileFacts, ExportProfileView } from './export-profiles.contract';
import { exportProfileLimitReached } from './export-profiles.problems';

const IN_USE_MAX = 50;

/** @throws exportProfileLimitReached when 50 are in use */
export function assertCapacity(inUse: number): void {
  if (inUse >= IN_USE_MAX) throw exportProfileLimitReached();
}

/** A profile after a change; what is left out stays. */
export const changedProfile = (
  profile: ExportProfileFacts,
  change: ExportProfileChange,
): ExportProfileFacts => ({
  name: change.name ?? profile.name,
  columns: change.columns ?? profile.columns,
  delimiter: change.delimiter ?? profile.delimiter,
  decimalSign: change.decimalSign ?? profile.decimalSign,
  dateForm: change.dateForm ?? profile.dateForm,
  hoursForm: change.hoursForm ?? profile.hoursForm,
});

/** What an audit event tells of a profile. */
export const factsOf = ({
  name,
  columns,
  delimiter,
  decimalSign,
  dateForm,
  hoursForm,
}: Pick<ExportProfileView, keyof ExportProfileFacts>) => ({
  name,
  columns,
  delimiter,
  decimalSign,
  dateForm,
  hoursForm,
});
