import { Injectable } from '@nestjs/common';
import type { Caller } from '../../access/principal';
import { Clock } from '../../kernel/clock/clock';
import { Atomic } from '../../kernel/database/atomic';
import { newId } from '../../kernel/id/id';
import { randomHex } from '../../kernel/secret/secret';
import { AuditTrail } from '../audit';
import { WorkspaceSeeding } from './workspace-seeding';
import type { NewWorkspace, WorkspaceCreated, WorkspaceMembership } from './workspaces.contract';
import { type Founding, type WorkspaceFacts, WorkspacesRepository } from './workspaces.repository';
import { numberedSlug, slugOf } from './workspaces.rules';

const NUMBERED_TRIES = 10;
const SLUG_TRIES = 20;
const LOT_BYTES = 4;

@Injectable()
export class WorkspacesService {
  constructor(
    private readonly workspaces: WorkspacesRepository,
    private readonly atomic: Atomic,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
    private readonly seeding: WorkspaceSeeding,
  ) {}

  /** Creates a workspace; the caller becomes its owner. Sample data is added in the same transaction. */
  async create(caller: Caller, input: NewWorkspace): Promise<WorkspaceCreated> {
    const { sampleData, ...facts } = input;
    const founding = {
      ...facts,
      id: newId('ws'),
      hasSampleData: sampleData,
      createdAt: this.clock.now(),
      memberId: newId('mem'),
      userId: caller.userId,
    };
    return this.atomic.run(async () => {
      const slug = await this.takeSlug(founding, slugOf(input.name));
      const { id, name, timeZone, currency, memberId } = founding;
      await this.trail.inWorkspace(id, caller, {
        action: 'workspace.created',
        target: { id, name },
        after: { name, slug, timeZone, currency },
      });
      if (input.sampleData)
        await this.seeding.seedWorkspace({ id, name, timeZone, memberId, founder: caller });
      return { id, name, slug, timeZone, currency, role: 'owner', memberId };
    });
  }

  list(caller: Caller): Promise<WorkspaceMembership[]> {
    return this.workspaces.listMemberships(caller.userId, caller.credential.id);
  }

  /** The name, time zone and currency of a workspace. */
  async factsOf(workspaceId: string): Promise<WorkspaceFacts> {
    const facts = await this.workspaces.factsOf(workspaceId);
    if (!facts) throw new Error('workspace not found');
    return facts;
  }

  /** Whether a workspace was created with sample data. */
  hasSampleData(workspaceId: string): Promise<boolean> {
    return this.workspaces.hasSampleData(workspaceId);
  }

  /** Saves validated facts in the caller's transaction. The slug does not change. */
  setFacts(workspaceId: string, facts: WorkspaceFacts): Promise<void> {
    return this.workspaces.setFacts(workspaceId, facts);
  }

  private async takeSlug(founding: Omit<Founding, 'slug'>, wanted: string): Promise<string> {
    for (let attempt = 1; attempt <= SLUG_TRIES; attempt += 1) {
      const slug = numberedSlug(wanted, attempt, attempt > NUMBERED_TRIES ? randomHex(LOT_BYTES) : '');
      if (await this.workspaces.takeSlug({ ...founding, slug })) return slug;
    }
    throw new Error(`no free slug for ${wanted}`);
  }
}
