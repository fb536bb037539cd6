import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import type { CallContext } from '../../../access/call-context';
import { LongAnswer } from '../../../access/long-answer';
import type { Permission } from '../../../access/permissions';
import { type DayRange, daysFrom } from '../../../kernel/calendar/calendar';
import { Clock } from '../../../kernel/clock/clock';
import { FairSlots } from '../../../kernel/work/fair-slots';
import { WorkSlices } from '../../../kernel/work/work-slices';
import { ReportRun } from './report-run';

/** Limits per workspace (group) and per process. Further reports wait; workspaces take turns. */
export const REPORT_SLOTS = {
  perGroup: 2,
  total: 4,
  waitingPerGroup: 50,
  waitingTotal: 200,
  waitSeconds: 30,
  retryAfterSeconds: 10,
} as const;

/** How long running reports may continue when the process stops. */
const GRACE_MS = 10_000;
const WEEK_DAYS = 7;

/** A report counts as one request per started week of its range. */
export const unitsOf = ({ startsOn, endsOn }: DayRange): number =>
  Math.ceil((daysFrom(startsOn, endsOn) + 1) / WEEK_DAYS);

/** The requested report. */
interface RunRequest {
  readonly range: DayRange;
  readonly permissions: readonly Permission[];
}

/** Limits concurrent reports, so that they do not slow down other requests. */
@Injectable()
export class ReportRuns implements OnModuleInit {
  private readonly slots = new FairSlots(REPORT_SLOTS);
  /** Aborts when the process stops and the time for running reports is over. */
  private readonly stopping = new AbortController();

  constructor(
    private readonly slices: WorkSlices,
    private readonly clock: Clock,
    private readonly host: HttpAdapterHost,
  ) {}

  get load(): FairSlots['load'] {
    return this.slots.load;
  }

  onModuleInit(): void {
    const server: FastifyInstance = this.host.httpAdapter.getInstance();
    server.addHook('preClose', (done) => {
      this.slots.close();
      setTimeout(() => this.stopping.abort(), GRACE_MS).unref();
      done();
    });
  }

  /**
   * Waits for a slot, without holding a database connection.
   * @throws slowDown when the caller's limit is reached, the queue is full or the wait is too long
   */
  async begin(call: CallContext, { range, permissions }: RunRequest): Promise<ReportRun> {
    await call.charge(unitsOf(range) - 1);
    const answer = new LongAnswer(call, this.clock, permissions);
    const slot = await this.slots.acquire(call.caller.workspaceId, call.signal);
    const signal = AbortSignal.any([call.signal, this.stopping.signal]);
    return new ReportRun({ signal, answer, slot, slices: this.slices });
  }
}
