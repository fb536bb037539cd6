import { Inject, Injectable, Logger } from '@nestjs/common';
import { after, Clock } from '../../kernel/clock/clock';
import { ScheduledTasks } from '../../kernel/jobs/scheduled-tasks';
import { AuditRepository } from './audit.repository';

export interface AuditOptions {
  /** How long events are kept, in days; 0 keeps them indefinitely. */
  readonly retentionDays: number;
}

export const AUDIT_OPTIONS = Symbol('AUDIT_OPTIONS');

const DAY_SECONDS = 86_400;

/** Purges events that exceed the retention period. Each chain keeps an anchor, so that the rest still verifies. */
@Injectable()
export class AuditRetention {
  private readonly logger = new Logger('Audit');

  constructor(
    private readonly events: AuditRepository,
    private readonly clock: Clock,
    scheduledTasks: ScheduledTasks,
    @Inject(AUDIT_OPTIONS) private readonly options: AuditOptions,
  ) {
    if (options.retentionDays > 0) scheduledTasks.add({ name: 'audit retention', run: () => this.purge() });
  }

  private async purge(): Promise<void> {
    const oldest = after(this.clock.now(), -this.options.retentionDays * DAY_SECONDS);
    const purged = await this.events.purge(oldest);
    if (purged > 0) this.logger.log({ purged, before: oldest.toISOString() }, 'old audit events were purged');
  }
}
