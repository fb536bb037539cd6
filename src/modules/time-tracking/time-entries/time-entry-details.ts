import { Injectable } from '@nestjs/common';
import { CustomFieldsService, JobsService } from '../../account';
import { mergedFields, type Words } from './time-entries.rules';

/** New details of an entry. Omitted fields keep their values. */
export interface DetailsInput {
  readonly jobId?: string | null | undefined;
  readonly note?: string | null | undefined;
  readonly customFields?: Readonly<Record<string, unknown>> | undefined;
}

/** The member the entry belongs to and its current details. */
export interface DetailsContext {
  readonly workspaceId: string;
  readonly memberId: string;
  readonly before: Words;
}

/** Validates the job, note and custom fields of an entry against the workspace's setup. */
@Injectable()
export class TimeEntryDetails {
  constructor(
    private readonly jobs: JobsService,
    private readonly fields: CustomFieldsService,
  ) {}

  /**
   * @param isFinal whether required fields must be present
   * @throws jobNotFound for a job not available to the member; invalidInput for invalid custom values
   */
  async resolveDetails(
    { workspaceId, memberId, before }: DetailsContext,
    input: DetailsInput,
    isFinal = false,
  ): Promise<Words> {
    const { jobId = before.jobId, note = before.note } = input;
    // A job already on the entry may stay, even if it is archived or no longer available to the member.
    if (jobId !== null && jobId !== before.jobId) await this.jobs.assertUsable(workspaceId, memberId, jobId);
    const customFields =
      input.customFields || isFinal
        ? await this.fields.validateValues(
            workspaceId,
            'time_entry',
            mergedFields(before.customFields, input.customFields),
            { isFinal, held: before.customFields },
          )
        : before.customFields;
    return { jobId, note, customFields };
  }
}
