import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock';
import { Atomic } from '../../../kernel/database/atomic';
import { type AccrualScope, Accruals } from '../accrual';
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
    for (const scope of await this.types.listBehind(this.clock.now()))
      await this.runOne(scope).catch((err: unknown) =>
        this.logger.warn(
          { err, workspaceId: scope.workspaceId, typeId: scope.typeId },
          'accrual failed and will be retried',
        ),
      );
  }

  private runOne(scope: AccrualScope): Promise<void> {
    return this.atomic.run(async () => {
      const type = await this.types.lockShared(scope.workspaceId, scope.typeId);
      if (type) await this.accruals.catchUp(scope, type, null);
    });
  }
}
