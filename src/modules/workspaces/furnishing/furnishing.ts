import { Injectable } from '@nestjs/common';
import type { Visitor } from '../../../access/principal';

/** A workspace that was founded in the running transaction. */
export interface Founded {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  /** The owner's seat. */
  readonly memberId: string;
  readonly founder: Visitor;
}

/** Fills a new workspace with sample data, in the transaction that founds it. */
export interface Furnisher {
  furnish(founded: Founded): Promise<void>;
}

/** Where whoever knows all areas, which stand above workspaces, offers to fill new ones. */
@Injectable()
export class Furnishing {
  private furnisher: Furnisher | undefined;

  /** Called by the one who does it, when it is built. */
  offer(furnisher: Furnisher): void {
    this.furnisher = furnisher;
  }

  furnish(founded: Founded): Promise<void> {
    if (!this.furnisher) throw new Error('nobody offers to fill workspaces with sample data');
    return this.furnisher.furnish(founded);
  }
}
