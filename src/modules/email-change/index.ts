export { EmailChangeInput, EmailChangeView } from './email-change.contract';
export { EmailChangeModule } from './email-change.module';
export { emailUnchanged } from './email-change.problems';
export { EmailChangeService } from './email-change.service';
export { EmailChangeLimits } from './email-change-limits';
