import type { ExportProfileChange, ExportProfileFacts, ExportProfileView } from './export-profiles.contract';
import { exportProfileLimitReached } from './export-profiles.problems';

const IN_USE_MAX = 50;

/** @throws exportProfileLimitReached when 50 profiles are active */
export function assertCapacity(inUse: number): void {
  if (inUse >= IN_USE_MAX) throw exportProfileLimitReached();
}

/** The profile after a change; omitted fields stay unchanged. */
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

/** The fields of a profile that an audit event records. */
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
