import { Module } from '@nestjs/common';
import { ConsoleModule } from '../../console/console.module';
import { AuditModule } from '../audit';
import { UsersModule } from '../users';
import { PageContexts } from './page-contexts';
import { WorkspaceSeeding } from './workspace-seeding';
import { WorkspacesController } from './workspaces.controller';
import { WorkspacesForms } from './workspaces.forms';
import { WorkspacesPagesController } from './workspaces.pages.controller';
import { WorkspacesRepository } from './workspaces.repository';
import { WorkspacesService } from './workspaces.service';

@Module({
  imports: [UsersModule, AuditModule, ConsoleModule],
  controllers: [WorkspacesController, WorkspacesPagesController],
  providers: [WorkspacesService, WorkspacesRepository, WorkspacesForms, PageContexts, WorkspaceSeeding],
  exports: [WorkspacesService, PageContexts, WorkspaceSeeding],
})
export class WorkspacesModule {}
