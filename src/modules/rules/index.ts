export { type ImportedRules, RulesImportService } from './import/rules-import.service';
export { OvertimeInput, type OvertimeRuleView, OvertimeView } from './overtime/overtime.contract';
export {
  type DayWork,
  overtimeOf,
  REGULAR,
  type Reached,
  reachedOf,
  type Tier,
  type Tiered,
  totalTiers,
} from './overtime/overtime.rules';
export { OvertimeService } from './overtime/overtime.service';
export { PRESETS } from './overtime/presets.rules';
export { type DayPart, type Span, splitByDay } from './overtime/split.rules';
export { RoundingInput, RoundingView, type StepMinutes } from './rounding/rounding.contract';
export { roundedOf, roundedSpan } from './rounding/rounding.rules';
export { RoundingService } from './rounding/rounding.service';
export { RulesModule } from './rules.module';
export {
  PAY_SCHEDULES,
  type PaySchedule,
  type PayScheduleKind,
  PERIODS_A_YEAR,
  periodOf,
} from './schedule/period.rules';
export { ScheduleInput, ScheduleView } from './schedule/schedule.contract';
export { expectedOn, type Schedule } from './schedule/schedule.rules';
export { ScheduleService } from './schedule/schedule.service';
