export {
  PAY_SCHEDULES,
  type PaySchedule,
  type PayScheduleKind,
  PERIODS_A_YEAR,
  periodOf,
} from './pay-period.rules';
export { ScheduleInput, ScheduleView } from './schedule.contract';
export { ScheduleModule } from './schedule.module';
export { ScheduleRepository } from './schedule.repository';
export { expectedOn, type Schedule } from './schedule.rules';
export { ScheduleService } from './schedule.service';
