import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { ClockSetupService, JobsService } from '../../account';
import { TimeEntriesRepository, type TimeEntryRow } from '../entries/time-entries.repository';
import type { Words } from '../entries/time-entries.rules';
import { type DetailsContext, type DetailsInput, TimeEntryDetails } from '../entries/time-entry-details';
import { notClockedIn } from './clock.problems';
import { assertFilled, openSince } from './clock.rules';

/** What the clock asks of a person before it starts and before it stops, as the workspace has set it up. */
@Injectable()
export class ClockDetails {
  constructor(
    private readonly entries: TimeEntriesRepository,
    private readonly words: TimeEntryDetails,
    private readonly setup: ClockSetupService,
    private readonly jobs: JobsService,
  ) {}

  /** @throws alreadyClockedIn naming the open entry */
  async assertOff({ workspaceId, memberId }: Principal): Promise<void> {
    const open = await this.entries.findOpen(workspaceId, memberId);
    if (open) throw openSince(open);
  }

  /** The entry the person is on the clock with. @throws notClockedIn */
  async openOf({ workspaceId, memberId }: Principal): Promise<TimeEntryRow> {
    const open = await this.entries.findOpen(workspaceId, memberId);
    if (!open) throw notClockedIn();
    return open;
  }

  /** @throws clockNeedsMore without a job where one is required; while no job is active, none is */
  async atStart(of: DetailsContext, input: DetailsInput): Promise<Words> {
    const words = await this.words.resolveDetails(of, input);
    await this.assertJob(of.workspaceId, words);
    return words;
  }

  /** @throws clockNeedsMore where the change would take a required job away */
  async between(of: DetailsContext, input: DetailsInput, isFinal = false): Promise<Words> {
    const words = await this.words.resolveDetails(of, input, isFinal);
    // An entry that began without a job goes on without one, also where the setup requires it since.
    if (of.before.jobId !== null) await this.assertJob(of.workspaceId, words);
    return words;
  }

  /** @throws clockNeedsMore without a note where one is required; invalidInput without a required field */
  async atEnd(of: DetailsContext, input: DetailsInput): Promise<Words> {
    const words = await this.between(of, input, true);
    const { requiresNote } = await this.setup.setupOf(of.workspaceId);
    assertFilled('note', words.note, requiresNote);
    return words;
  }

  /** While no job is active, none is required. */
  private async assertJob(workspaceId: string, { jobId }: Words): Promise<void> {
    if (jobId !== null) return;
    const { requiresJob } = await this.setup.setupOf(workspaceId);
    assertFilled('jobId', jobId, requiresJob && (await this.jobs.hasActive(workspaceId)));
  }
}
