export { RoundingInput, RoundingView, type StepMinutes } from './rounding.contract';
export { RoundingModule } from './rounding.module';
export { RoundingRepository } from './rounding.repository';
export { roundedOf, roundedSpan } from './rounding.rules';
export { RoundingService } from './rounding.service';
