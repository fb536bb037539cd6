export { OvertimeInput, type OvertimePreset, type OvertimeRuleView, OvertimeView } from './overtime.contract';
export { OvertimeModule } from './overtime.module';
export { OvertimeRepository } from './overtime.repository';
export {
  type DayWork,
  overtimeOf,
  REGULAR,
  type Reached,
  reachedOf,
  type Tier,
  type Tiered,
  totalTiers,
} from './overtime.rules';
export { OvertimeService } from './overtime.service';
export { PRESETS } from './overtime-presets.rules';
export { type Span, splitByDay } from './split.rules';
