import { Injectable } from '@nestjs/common';
import { dayOf, secondOf } from '../../kernel/calendar/calendar';
import { Clock } from '../../kernel/clock/clock';
import { newId } from '../../kernel/id/id';
import { AuditTrail } from '../audit';
import { type Founded, type WorkspaceSeeder, WorkspaceSeeding } from '../workspaces';
import { planOf } from './plan/plan.rules';
import { SampleCompany } from './sample-company';
import { SampleHours } from './sample-hours';

/** How large a sample is; the same seed gives the same people and hours, from today back. */
export interface SampleSize {
  readonly seed: number;
  /** With the owner: 1 to 1,000. */
  readonly members: number;
  /** Days back from yesterday: 28 to 366. */
  readonly days: number;
}

/** A company small enough to overlook, over three months. */
const USUAL: SampleSize = { seed: 7, members: 12, days: 91 };
const TAIL = 12;

/** Fills new workspaces with a made-up company. */
@Injectable()
export class SampleDataService implements WorkspaceSeeder {
  constructor(
    private readonly company: SampleCompany,
    private readonly hours: SampleHours,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
    seeding: WorkspaceSeeding,
  ) {
    seeding.offer(this);
  }

  /** Runs in the transaction that founds the workspace: it is there filled or not at all. */
  async seedWorkspace(founded: Founded, size = USUAL): Promise<void> {
    const { id, name, timeZone: zone, memberId: ownerId, founder } = founded;
    const now = this.clock.now();
    const plan = planOf({
      ...size,
      zone,
      ownerId,
      today: dayOf(now, zone),
      now: secondOf(now),
      mailDomain: `${id.slice(-TAIL)}.example.invalid`,
      idOf: newId,
    });
    const through = { ...founder.credential, name: 'Sample data' };
    await this.company.import(id, plan);
    await this.hours.import(id, plan, { zone, through });
    await this.trail.inWorkspace(id, founder, {
      action: 'workspace.filled',
      target: { id, name },
      after: { members: size.members, timeEntries: plan.hours.entries.length },
    });
  }
}
