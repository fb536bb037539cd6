export { type ExportProfileFacts, ExportProfileId } from './export-profiles.contract';
export { ExportProfilesModule } from './export-profiles.module';
export { exportProfileNotFound } from './export-profiles.problems';
export { ExportProfilesService } from './export-profiles.service';
