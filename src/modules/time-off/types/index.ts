export type { TimeOffTypeSchema } from './time-off-type.entity';
export { TimeOffTypeId, TimeOffTypePage, TimeOffTypesQuery } from './time-off-types.contract';
export { TimeOffTypesModule } from './time-off-types.module';
export { timeOffTypeArchived, timeOffTypeNotFound } from './time-off-types.problems';
export { type ImportedType, TimeOffTypesRepository, type TypeRow } from './time-off-types.repository';
export { TimeOffTypesService } from './time-off-types.service';
