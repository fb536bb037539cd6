import { Injectable } from '@nestjs/common';
import { LookupPool } from '../../kernel/database/batched-lookup';

@Injectable()
export class HealthRepository {
  constructor(private readonly door: LookupPool) {}

  /** Asks over the connections of the door, which give up in seconds on a database that stands still. */
  async isAnswering(): Promise<boolean> {
    return this.door.query({ text: 'select 1' }).then(
      () => true,
      () => false,
    );
  }
}
