import { Injectable } from '@nestjs/common';
import type { Caller } from '../../access/principal';

/** A workspace that was created in the running transaction. */
export interface Founded {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  /** The owner's member id. */
  readonly memberId: string;
  readonly founder: Caller;
}

/** Fills a new workspace with sample data, in the transaction that creates it. */
export interface WorkspaceSeeder {
  seedWorkspace(founded: Founded): Promise<void>;
}

/** Holds the seeder, which depends on all feature modules and so cannot be imported here. */
@Injectable()
export class WorkspaceSeeding {
  private seeder: WorkspaceSeeder | undefined;

  /** Registers the seeder; called by its constructor. */
  offer(seeder: WorkspaceSeeder): void {
    this.seeder = seeder;
  }

  seedWorkspace(founded: Founded): Promise<void> {
    if (!this.seeder) throw new Error('no workspace seeder is registered');
    return this.seeder.seedWorkspace(founded);
  }
}
