import { Module } from '@nestjs/common';
import { ConsoleModule } from '../../console/console.module';
import { AuditModule } from '../audit';
import { UsersModule } from '../users';
import { PageContexts } from './pages/page-contexts';
import { WorkspacesForms } from './pages/workspaces.form';
import { WorkspacesPagesController } from './pages/workspaces.page.controller';
import { WorkspaceSeeding } from './workspace-seeding';
import { WorkspacesController } from './workspaces.controller';
import { WorkspacesRepository } from './workspaces.repository';
import { WorkspacesService } from './workspaces.service';

@Module({
  imports: [UsersModule, AuditModule, ConsoleModule],
  controllers: [WorkspacesController, WorkspacesPagesController],
  providers: [WorkspacesService, WorkspacesRepository, WorkspacesForms, PageContexts, WorkspaceSeeding],
  exports: [WorkspacesService, PageContexts, WorkspaceSeeding],
})
export class WorkspacesModule {}
