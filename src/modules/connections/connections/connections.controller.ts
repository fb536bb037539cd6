import { Delete, Get, Param, Query } from '@nestjs/common';
import { CurrentCaller, RequirePrivilege } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import type { Principal } from '../../../access/principal';
import { Endpoint } from '../../../kernel/http/operation';
import { ChangesQuery } from '../../../kernel/http/paging.contract';
import { ConnectionId, ConnectionPage } from './connections.contract';
import { connectionNotFound } from './connections.problems';
import { ConnectionsService } from './connections.service';

@ApiController('connections', 'Connections')
export class ConnectionsController {
  constructor(private readonly connections: ConnectionsService) {}

  @Get()
  @RequirePrivilege('connections:list', { by: ['session'] })
  @Endpoint({
    id: 'listConnections',
    summary: 'List active connections',
    description:
      'The connected assistants, newest first. The owner and admins see all of them, employees their own. Connections are created from the assistant, not with this API.',
    response: { status: 200, description: 'A page of connections.', schema: ConnectionPage },
  })
  list(
    @CurrentCaller() caller: Principal,
    @Query({ schema: ChangesQuery }) query: ChangesQuery,
  ): Promise<ConnectionPage> {
    return this.connections.list(caller, query);
  }

  @Delete(':connectionId')
  @RequirePrivilege('connections:revoke', { by: ['session'] })
  @Endpoint({
    id: 'revokeConnection',
    summary: 'Revoke a connection',
    description:
      'Takes effect immediately and cannot be undone. The assistant’s next call is refused, and so is its next token refresh.',
    response: { status: 204, description: 'Revoked.' },
    errors: [connectionNotFound],
  })
  async revoke(
    @CurrentCaller() caller: Principal,
    @Param('connectionId', { schema: ConnectionId }) id: string,
  ): Promise<void> {
    await this.connections.revoke(caller, id);
  }
}
