import { Body, Get, Post } from '@nestjs/common';
import { ApiController } from '../../access/api-controller';
import { SignedIn, Who } from '../../access/doors';
import type { Visitor } from '../../access/principal';
import { Answers } from '../../kernel/http/operation';
import { invalidInput } from '../../kernel/problem/kernel.problems';
import { NewWorkspace, WorkspaceCreated, WorkspaceList } from './workspaces.contract';
import { WorkspacesService } from './workspaces.service';

@ApiController('workspaces', 'Workspaces')
export class WorkspacesController {
  constructor(private readonly workspaces: WorkspacesService) {}

  @Get()
  @SignedIn({ seat: 'none', by: ['session'] })
  @Answers({
    id: 'listWorkspaces',
    summary: 'List your workspaces',
    answer: { status: 200, says: 'The workspaces this session reaches, by name.', schema: WorkspaceList },
  })
  async list(@Who() who: Visitor): Promise<WorkspaceList> {
    return { data: await this.workspaces.list(who) };
  }

  @Post()
  @SignedIn({ seat: 'none', by: ['session'] })
  @Answers({
    id: 'createWorkspace',
    summary: 'Create a workspace',
    description: 'You become its owner. The slug is made from the name and never changes.',
    answer: { status: 201, says: 'The workspace and your seat in it.', schema: WorkspaceCreated },
    example: { name: 'Harbor Bakery', timeZone: 'America/New_York', currency: 'USD' },
    refuses: [invalidInput],
  })
  create(@Who() who: Visitor, @Body({ schema: NewWorkspace }) wish: NewWorkspace): Promise<WorkspaceCreated> {
    return this.workspaces.create(who, wish);
  }
}
