export { Frames } from './frames';
export { NewWorkspace, TimeZone, WorkspaceCreated, WorkspaceSeat } from './workspaces.contract';
export { WorkspacesModule } from './workspaces.module';
export { WorkspacesService } from './workspaces.service';
