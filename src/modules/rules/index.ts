export { type AdoptedRules, RulesAdoptionService } from './adoption/rules-adoption.service';
export { type OvertimeRuleView, OvertimeView, OvertimeWish } from './overtime/overtime.contract';
export {
  type DayWork,
  overtimeOf,
  type Reached,
  reachedOf,
  STRAIGHT,
  type Tier,
  type Tiered,
  totalTiers,
} from './overtime/overtime.rules';
export { OvertimeService } from './overtime/overtime.service';
export { PRESETS } from './overtime/presets.rules';
export { type DayPart, type Span, splitByDay } from './overtime/split.rules';
export { RoundingView, RoundingWish, type StepMinutes } from './rounding/rounding.contract';
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
export { ScheduleView, ScheduleWish } from './schedule/schedule.contract';
export { expectedOn, type Schedule } from './schedule/schedule.rules';
export { ScheduleService } from './schedule/schedule.service';
