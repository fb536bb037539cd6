export { PageContexts } from './pages/page-contexts';
export type { WorkspaceSchema } from './workspace.entity';
export { type Founded, type WorkspaceSeeder, WorkspaceSeeding } from './workspace-seeding';
export { Currency, TimeZone, WorkspaceMembership, WorkspaceName } from './workspaces.contract';
export { WorkspacesModule } from './workspaces.module';
export type { WorkspaceFacts } from './workspaces.repository';
export { WorkspacesService } from './workspaces.service';
