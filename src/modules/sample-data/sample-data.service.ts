import { Injectable } from '@nestjs/common';
import { dayOf, secondOf } from '../../kernel/calendar/calendar';
import { Clock } from '../../kernel/clock/clock';
import { newId } from '../../kernel/id/id';
import { AuditTrail } from '../audit';
import { type Founded, type WorkspaceSeeder, WorkspaceSeeding } from '../workspaces';
import { planOf } from './plan.rules';
import { SampleCompany } from './sample-company';
import { SampleHours } from './sample-hours';

/** The size of the sample data. The same seed on the same day gives the same people and hours. */
export interface SampleSize {
  readonly seed: number;
  /** Including the owner: 1 to 1,000. */
  readonly members: number;
  /** Days of history, up to yesterday: 28 to 366. */
  readonly days: number;
}

/** A small company over three months. */
const USUAL: SampleSize = { seed: 7, members: 12, days: 91 };
const TAIL = 12;

/** Seeds new workspaces with a sample company. */
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

  /** Runs in the transaction that creates the workspace, so that a workspace is never partly seeded. */
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
