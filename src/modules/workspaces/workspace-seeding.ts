import { Injectable } from '@nestjs/common';
import type { Caller } from '../../access/principal';

/** A workspace that was founded in the running transaction. */
export interface Founded {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  /** The owner's seat. */
  readonly memberId: string;
  readonly founder: Caller;
}

/** Fills a new workspace with sample data, in the transaction that founds it. */
export interface WorkspaceSeeder {
  seedWorkspace(founded: Founded): Promise<void>;
}

/** Where whoever knows all areas, which stand above workspaces, offers to fill new ones. */
@Injectable()
export class WorkspaceSeeding {
  private seeder: WorkspaceSeeder | undefined;

  /** Called by the one who does it, when it is built. */
  offer(seeder: WorkspaceSeeder): void {
    this.seeder = seeder;
  }

  seedWorkspace(founded: Founded): Promise<void> {
    if (!this.seeder) throw new Error('nobody offers to fill workspaces with sample data');
    return this.seeder.seedWorkspace(founded);
  }
}
