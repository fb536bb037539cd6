import { Get, Query } from '@nestjs/common';
import { CurrentCaller, RequirePermission } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import type { Principal } from '../../../access/principal';
import { Endpoint } from '../../../kernel/http/operation';
import { ChangesQuery } from '../../../kernel/http/paging.contract';
import { DirectoryPage } from './directory.contract';
import { DirectoryService } from './directory.service';

@ApiController('directory', 'Company')
export class DirectoryController {
  constructor(private readonly directory: DirectoryService) {}

  @Get()
  @RequirePermission('account:read', 'own')
  @Endpoint({
    id: 'listDirectory',
    summary: 'List the directory',
    description:
      'The names of all active members, in the order in which they joined. All members can read it. Records are at `/members`.',
    response: { status: 200, description: 'A page of names.', schema: DirectoryPage },
  })
  list(
    @CurrentCaller() caller: Principal,
    @Query({ schema: ChangesQuery }) query: ChangesQuery,
  ): Promise<DirectoryPage> {
    return this.directory.list(caller, query);
  }
}
