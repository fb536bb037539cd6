import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { ClockSetupService, type ClockSetupView, JobsService } from '../../account';
import {
  type DetailsContext,
  type DetailsInput,
  type Span,
  TimeEntriesRepository,
  TimeEntryDetails,
  type TimeEntryRow,
  type Words,
} from '../time-entries';
import { notClockedIn } from './clock.problems';
import { assertFilled, openSince } from './clock.rules';

type ClosedClash = Span & { readonly id: string };

/** Enforces the workspace's clock-in setup: required jobs, notes and custom fields. */
@Injectable()
export class ClockDetails {
  constructor(
    private readonly entries: TimeEntriesRepository,
    private readonly details: TimeEntryDetails,
    private readonly setups: ClockSetupService,
    private readonly jobs: JobsService,
  ) {}

  /**
   * Checks that the member is off the clock.
   * @throws alreadyClockedIn with the open entry
   * @returns a closed entry that the new one would overlap, because it ends in the future
   */
  async findClash({ workspaceId, memberId }: Principal, span: Span): Promise<ClosedClash | undefined> {
    const clash = await this.entries.findClash(workspaceId, memberId, span, null);
    if (!clash) return undefined;
    const open = clash.outAt === null ? clash : await this.entries.findOpen(workspaceId, memberId);
    if (open) throw openSince(open);
    return clash;
  }

  /** The member's open entry. @throws notClockedIn */
  async getOpenEntry({ workspaceId, memberId }: Principal): Promise<TimeEntryRow> {
    const open = await this.entries.findOpen(workspaceId, memberId);
    if (!open) throw notClockedIn();
    return open;
  }

  /** What the workspace requires. Read once for each clock-in or clock-out. */
  getSetup(workspaceId: string): Promise<ClockSetupView> {
    return this.setups.setupOf(workspaceId);
  }

  /** @throws clockNeedsMore if a job is required, at least one is active, and none is given */
  async atStart(context: DetailsContext, input: DetailsInput, setup: ClockSetupView): Promise<Words> {
    const words = await this.details.resolveDetails(context, input);
    await this.assertJob(context.workspaceId, words, setup);
    return words;
  }

  /** @throws clockNeedsMore if the change would remove a required job */
  async between(context: DetailsContext, input: DetailsInput): Promise<Words> {
    const words = await this.details.resolveDetails(context, input);
    if (removesJob(context, words))
      await this.assertJob(context.workspaceId, words, await this.getSetup(context.workspaceId));
    return words;
  }

  /** @throws clockNeedsMore if a required note is missing; invalidInput if a required custom field is empty */
  async atEnd(context: DetailsContext, input: DetailsInput, setup: ClockSetupView): Promise<Words> {
    const words = await this.details.resolveDetails(context, input, true);
    if (removesJob(context, words)) await this.assertJob(context.workspaceId, words, setup);
    assertFilled('note', words.note, setup.requiresNote);
    return words;
  }

  /** A job is never required while no job is active. */
  private async assertJob(
    workspaceId: string,
    { jobId }: Words,
    { requiresJob }: ClockSetupView,
  ): Promise<void> {
    if (jobId !== null || !requiresJob) return;
    assertFilled('jobId', jobId, await this.jobs.hasActive(workspaceId));
  }
}

/** An entry that started without a job may stay without one, even if the setup requires one now. */
const removesJob = ({ before }: DetailsContext, { jobId }: Words): boolean =>
  before.jobId !== null && jobId === null;
