import { Body, Get, Post } from '@nestjs/common';
import { CurrentCaller, SignedIn } from '../../access/access-rules';
import { ApiController } from '../../access/api-controller';
import type { Caller } from '../../access/principal';
import { Endpoint } from '../../kernel/http/operation';
import { invalidInput } from '../../kernel/problem/kernel.problems';
import { NewWorkspace, WorkspaceCreated, WorkspaceList } from './workspaces.contract';
import { WorkspacesService } from './workspaces.service';

@ApiController('workspaces', 'Workspaces')
export class WorkspacesController {
  constructor(private readonly workspaces: WorkspacesService) {}

  @Get()
  @SignedIn({ membership: 'none', by: ['session'] })
  @Endpoint({
    id: 'listWorkspaces',
    summary: 'List your workspaces',
    response: {
      status: 200,
      description: 'The workspaces this session can access, ordered by name.',
      schema: WorkspaceList,
    },
  })
  async list(@CurrentCaller() caller: Caller): Promise<WorkspaceList> {
    return { data: await this.workspaces.list(caller) };
  }

  @Post()
  @SignedIn({ membership: 'none', by: ['session'] })
  @Endpoint({
    id: 'createWorkspace',
    summary: 'Create a workspace',
    description: 'You become its owner. The slug is derived from the name and never changes.',
    response: {
      status: 201,
      description: 'The workspace, with your role and member id.',
      schema: WorkspaceCreated,
    },
    example: { name: 'Harbor Bakery', timeZone: 'America/New_York', currency: 'USD' },
    errors: [invalidInput],
  })
  create(
    @CurrentCaller() caller: Caller,
    @Body({ schema: NewWorkspace }) input: NewWorkspace,
  ): Promise<WorkspaceCreated> {
    return this.workspaces.create(caller, input);
  }
}
