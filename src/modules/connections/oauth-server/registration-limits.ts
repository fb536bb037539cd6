import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock';
import { Throughput } from '../../../kernel/limits/throughput';
import { slowDownFor } from '../../../kernel/problem/kernel.problems';
import { secondsUntil, Throttle } from '../../../kernel/throttle/throttle';
import { CONNECTIONS_OPTIONS, type ConnectionsOptions } from '../connections';
import { RecordCleanup } from '../oauth-records';

const HOUR_SECONDS = 3600;
/** After this many registrations from all networks, unused clients are deleted now and not in the next hourly run. */
const TIDY_EVERY = 1_000;

/** Limits of the authorization server per network. */
@Injectable()
export class RegistrationLimits {
  constructor(
    private readonly throughput: Throughput,
    private readonly throttle: Throttle,
    private readonly clock: Clock,
    private readonly scheduledTasks: RecordCleanup,
    @Inject(CONNECTIONS_OPTIONS) private readonly options: ConnectionsOptions,
  ) {}

  /** @throws slowDown over the limit of requests or of registrations */
  async count(network: string, isRegistration: boolean): Promise<void> {
    const allowance = await this.throughput.take(`oauth ${network}`);
    if (allowance && !allowance.allowed) throw slowDownFor(allowance.resetsInSeconds);
    if (!isRegistration) return;
    const now = this.clock.now();
    const { count, resetsAt } = await this.throttle.add(`registrations:${network}`, HOUR_SECONDS, now);
    if (count > this.options.registrationsPerHour) throw slowDownFor(secondsUntil(resetsAt, now));
    const all = await this.throttle.add('registrations', HOUR_SECONDS, now);
    if (all.count % TIDY_EVERY === 0) await this.scheduledTasks.forgetClients();
  }
}
