import { Injectable } from '@nestjs/common';
import { CustomFieldsService, JobsService } from '../../account';
import { mergedFields, type Words } from './time-entries.rules';

/** What somebody wants an entry to say; what is left out stays as it is. */
export interface DetailsInput {
  readonly jobId?: string | null | undefined;
  readonly note?: string | null | undefined;
  readonly customFields?: Readonly<Record<string, unknown>> | undefined;
}

/** Whose entry it is, and what it says so far. */
export interface DetailsContext {
  readonly workspaceId: string;
  readonly memberId: string;
  readonly before: Words;
}

/** Job, note and custom fields of an entry, checked against what the workspace has set up. */
@Injectable()
export class TimeEntryDetails {
  constructor(
    private readonly jobs: JobsService,
    private readonly fields: CustomFieldsService,
  ) {}

  /**
   * @param isFinal whether nothing may be missing any more
   * @throws jobNotFound for a job that the member may not pick; invalidInput for values that fields refuse
   */
  async resolveDetails(
    { workspaceId, memberId, before }: DetailsContext,
    input: DetailsInput,
    isFinal = false,
  ): Promise<Words> {
    const { jobId = before.jobId, note = before.note } = input;
    // A job that was picked once stays, also when it is archived or no longer this member's.
    if (jobId !== null && jobId !== before.jobId)
      await this.jobs.assertPickable(workspaceId, memberId, jobId);
    const customFields =
      input.customFields || isFinal
        ? await this.fields.checked(
            workspaceId,
            'time_entry',
            mergedFields(before.customFields, input.customFields),
            { isFinal, held: before.customFields },
          )
        : before.customFields;
    return { jobId, note, customFields };
  }
}
