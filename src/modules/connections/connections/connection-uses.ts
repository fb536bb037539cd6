import { Inject, Injectable } from '@nestjs/common';
import { LAST_USE_SECONDS, LastUse } from '../../../kernel/database/last-use';
import { ConnectionsRepository } from './connections.repository';

/** When each connection was last used, written in batches. */
@Injectable()
export class ConnectionUses extends LastUse {
  constructor(connections: ConnectionsRepository, @Inject(LAST_USE_SECONDS) seconds: number) {
    super((uses) => connections.markUsed(uses), seconds);
  }
}
