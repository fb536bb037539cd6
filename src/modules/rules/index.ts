export {
  type DayWork,
  type OvertimeRuleView,
  OvertimeService,
  overtimeOf,
  PRESETS,
  REGULAR,
  type Reached,
  reachedOf,
  type Span,
  splitByDay,
  type Tier,
  type Tiered,
  totalTiers,
} from './overtime';
export { RoundingService, roundedOf, roundedSpan, type StepMinutes } from './rounding';
export { RulesModule } from './rules.module';
export { type ImportedRules, RulesImportService } from './rules-import.service';
export {
  expectedOn,
  PAY_SCHEDULES,
  type PaySchedule,
  type PayScheduleKind,
  PERIODS_A_YEAR,
  periodOf,
  type Schedule,
  ScheduleService,
} from './schedule';
