import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock';
import { Atomic } from '../../../kernel/database/atomic';
import { Accruals, type Where } from '../accrual';
import { TimeOffTypesRepository } from './time-off-types.repository';

/** Brings every account up to the current day of its workspace. Runs hourly, safely in several processes. */
@Injectable()
export class AccrualJob {
  private readonly logger = new Logger('TimeOff');

  constructor(
    private readonly types: TimeOffTypesRepository,
    private readonly accruals: Accruals,
    private readonly atomic: Atomic,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    for (const where of await this.types.listBehind(this.clock.now()))
      await this.runOne(where).catch((err: unknown) =>
        this.logger.warn(
          { err, workspaceId: where.workspaceId, typeId: where.typeId },
          'accrual failed and will be retried',
        ),
      );
  }

  private runOne(where: Where): Promise<void> {
    return this.atomic.run(async () => {
      const type = await this.types.keep(where.workspaceId, where.typeId);
      if (type) await this.accruals.catchUp(where, type, null);
    });
  }
}
