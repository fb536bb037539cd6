import { Delete, Get, Param, Query } from '@nestjs/common';
import { ApiController } from '../../access/api-controller';
import { Power, Who } from '../../access/doors';
import type { Principal } from '../../access/principal';
import { Answers } from '../../kernel/http/operation';
import { ChangesQuery } from '../../kernel/http/paging.contract';
import { ConnectionId, ConnectionPage } from './connections.contract';
import { connectionNotFound } from './connections.problems';
import { ConnectionsService } from './connections.service';

@ApiController('connections', 'Connections')
export class ConnectionsController {
  constructor(private readonly connections: ConnectionsService) {}

  @Get()
  @Power('connections:list', { by: ['session'] })
  @Answers({
    id: 'listConnections',
    summary: 'List live connections',
    description:
      'The assistants that people let in, newest first. Owner and admins see all, anyone else their own. A connection is made from the assistant, never here.',
    answer: { status: 200, says: 'A page of connections.', schema: ConnectionPage },
  })
  list(@Who() who: Principal, @Query({ schema: ChangesQuery }) query: ChangesQuery): Promise<ConnectionPage> {
    return this.connections.list(who, query);
  }

  @Delete(':connectionId')
  @Power('connections:revoke', { by: ['session'] })
  @Answers({
    id: 'revokeConnection',
    summary: 'Revoke a connection',
    description: 'Immediate and final: the assistant’s next call is refused, and so is its next refresh.',
    answer: { status: 204, says: 'Revoked.' },
    refuses: [connectionNotFound],
  })
  async revoke(
    @Who() who: Principal,
    @Param('connectionId', { schema: ConnectionId }) id: string,
  ): Promise<void> {
    await this.connections.revoke(who, id);
  }
}
