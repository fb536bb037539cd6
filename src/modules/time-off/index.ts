export type { ImportedLine } from './ledger';
export type { ImportedRequest, TimeOffEntrySchema } from './requests';
export { TimeOffModule } from './time-off.module';
export { type ImportedTimeOff, TimeOffImportService } from './time-off-import.service';
export type { ImportedType } from './types';
