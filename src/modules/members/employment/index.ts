export { EmploymentFacts, EmploymentView, MemberDetails, Phone } from './employment.contract';
export type { EmploymentSchema } from './employment.entity';
export { EmploymentModule } from './employment.module';
export { EmploymentService } from './employment.service';
export { type ImportedMembers, MemberImportService } from './member-import.service';
