import { Get, Query } from '@nestjs/common';
import { ApiController } from '../../../access/api-controller';
import { Allow, Who } from '../../../access/doors';
import type { Principal } from '../../../access/principal';
import { Answers } from '../../../kernel/http/operation';
import { ChangesQuery } from '../../../kernel/http/paging.contract';
import { DirectoryPage } from './directory.contract';
import { DirectoryService } from './directory.service';

@ApiController('directory', 'Company')
export class DirectoryController {
  constructor(private readonly directory: DirectoryService) {}

  @Get()
  @Allow('account:read', 'own')
  @Answers({
    id: 'listDirectory',
    summary: 'List who works here',
    description: 'Names of the active members, oldest seat first, for everybody. Records are at `/members`.',
    answer: { status: 200, says: 'A page of names.', schema: DirectoryPage },
  })
  list(@Who() who: Principal, @Query({ schema: ChangesQuery }) query: ChangesQuery): Promise<DirectoryPage> {
    return this.directory.list(who, query);
  }
}
