import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { ClockSetupService, JobsService } from '../../account';
import {
  type DetailsContext,
  type DetailsInput,
  TimeEntriesRepository,
  TimeEntryDetails,
  type TimeEntryRow,
  type Words,
} from '../time-entries';
import { notClockedIn } from './clock.problems';
import { assertFilled, openSince } from './clock.rules';

/** Enforces the workspace's clock-in setup: required jobs, notes and custom fields. */
@Injectable()
export class ClockDetails {
  constructor(
    private readonly entries: TimeEntriesRepository,
    private readonly words: TimeEntryDetails,
    private readonly setup: ClockSetupService,
    private readonly jobs: JobsService,
  ) {}

  /** @throws alreadyClockedIn with the open entry */
  async assertOff({ workspaceId, memberId }: Principal): Promise<void> {
    const open = await this.entries.findOpen(workspaceId, memberId);
    if (open) throw openSince(open);
  }

  /** The member's open entry. @throws notClockedIn */
  async openOf({ workspaceId, memberId }: Principal): Promise<TimeEntryRow> {
    const open = await this.entries.findOpen(workspaceId, memberId);
    if (!open) throw notClockedIn();
    return open;
  }

  /** @throws clockNeedsMore if a job is required, at least one is active, and none is given */
  async atStart(of: DetailsContext, input: DetailsInput): Promise<Words> {
    const words = await this.words.resolveDetails(of, input);
    await this.assertJob(of.workspaceId, words);
    return words;
  }

  /** @throws clockNeedsMore if the change would remove a required job */
  async between(of: DetailsContext, input: DetailsInput, isFinal = false): Promise<Words> {
    const words = await this.words.resolveDetails(of, input, isFinal);
    // An entry that started without a job may stay without one, even if the setup requires one now.
    if (of.before.jobId !== null) await this.assertJob(of.workspaceId, words);
    return words;
  }

  /** @throws clockNeedsMore if a required note is missing; invalidInput if a required custom field is empty */
  async atEnd(of: DetailsContext, input: DetailsInput): Promise<Words> {
    const words = await this.between(of, input, true);
    const { requiresNote } = await this.setup.setupOf(of.workspaceId);
    assertFilled('note', words.note, requiresNote);
    return words;
  }

  /** A job is never required while no job is active. */
  private async assertJob(workspaceId: string, { jobId }: Words): Promise<void> {
    if (jobId !== null) return;
    const { requiresJob } = await this.setup.setupOf(workspaceId);
    assertFilled('jobId', jobId, requiresJob && (await this.jobs.hasActive(workspaceId)));
  }
}
