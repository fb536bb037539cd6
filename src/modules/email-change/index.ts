export { EmailChangeInput, EmailChangeView } from './email-change.contract';
export { EmailChangeLimits } from './email-change.limits';
export { EmailChangeModule } from './email-change.module';
export { emailUnchanged } from './email-change.problems';
export { EmailChangeService } from './email-change.service';
