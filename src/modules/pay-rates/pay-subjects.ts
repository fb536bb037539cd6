import { Injectable } from '@nestjs/common';
import type { Principal } from '../../access/principal';
import { JobsService } from '../account';
import { MembersService } from '../members';
import type { PaySubject } from './pay-rates.repository';

/** The members and jobs that pay is set for. */
@Injectable()
export class PaySubjects {
  constructor(
    private readonly members: MembersService,
    private readonly jobs: JobsService,
  ) {}

  /** @throws memberNotFound also for members outside the caller's scope; jobNotFound */
  async get(caller: Principal, subject: PaySubject): Promise<{ id: string; name: string }> {
    const { id, name } =
      'memberId' in subject
        ? await this.members.get(caller, subject.memberId)
        : await this.jobs.get(caller, subject.jobId);
    return { id, name };
  }
}
