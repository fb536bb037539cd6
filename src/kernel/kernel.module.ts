import { type DynamicModule, Global, Module, type Provider } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Atomic } from './database/atomic';
import { ReportSql } from './database/report-sql';
import { Sql } from './database/sql';
import { InputCheck } from './http/input-check';
import { Idempotency } from './idempotency/idempotency';
import { IdempotencyRepository } from './idempotency/idempotency.repository';
import { Housekeeping } from './jobs/housekeeping';
import { JobQueue } from './jobs/job-queue';
import { ScheduledTasks } from './jobs/scheduled-tasks';
import { Quotas } from './throttle/quotas';
import { Throttle } from './throttle/throttle';
import { WorkSlices } from './work/work-slices';

/** Providers that every module can inject. The app module passes those that depend on the settings. */
@Global()
@Module({})
export class KernelModule {
  static forRoot(settingsProviders: Provider[]): DynamicModule {
    const own = [
      Sql,
      ReportSql,
      Atomic,
      Throttle,
      Quotas,
      Idempotency,
      IdempotencyRepository,
      JobQueue,
      ScheduledTasks,
      Housekeeping,
      InputCheck,
      WorkSlices,
    ];
    const providers = [...own, ...settingsProviders];
    return { module: KernelModule, imports: [DiscoveryModule], providers, exports: providers };
  }
}
