import { Injectable } from '@nestjs/common';
import { type OvertimePreset, OvertimeRepository, PRESETS } from './overtime';
import { RoundingRepository, type StepMinutes } from './rounding';
import { type Schedule, ScheduleRepository } from './schedule';

export interface ImportedRules {
  readonly overtime: OvertimePreset;
  readonly schedule: Schedule;
  /** Members with their own working days: expected seconds from Monday to Sunday. */
  readonly ownDays: readonly { readonly memberId: string; readonly expectedSeconds: readonly number[] }[];
  readonly roundingMinutes: StepMinutes;
}

/** Imports rules for sample data. Runs in the caller’s transaction. */
@Injectable()
export class RulesImportService {
  constructor(
    private readonly overtime: OvertimeRepository,
    private readonly schedules: ScheduleRepository,
    private readonly rounding: RoundingRepository,
  ) {}

  async import(workspaceId: string, rules: ImportedRules): Promise<void> {
    await this.overtime.set(workspaceId, rules.overtime, PRESETS[rules.overtime]);
    await this.schedules.setOfCompany(workspaceId, rules.schedule);
    for (const { memberId, expectedSeconds } of rules.ownDays)
      await this.schedules.setOfMember(workspaceId, memberId, expectedSeconds);
    await this.rounding.set(workspaceId, rules.roundingMinutes);
  }
}
