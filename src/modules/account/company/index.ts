export { ClockSetupInput, ClockSetupView, FORGOTTEN_AFTER_SECONDS } from './clock-setup.contract';
export { ClockSetupRepository } from './clock-setup.repository';
export { ClockSetupService } from './clock-setup.service';
export { CompanyView } from './company.contract';
export { CompanyModule } from './company.module';
export { CompanyRepository } from './company.repository';
export { CompanyService } from './company.service';
export { type DayListener, type ZoneChange, ZoneChanges } from './zone-changes';
