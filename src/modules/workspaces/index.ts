export { Frames } from './frames';
export { type Founded, type Furnisher, Furnishing } from './furnishing/furnishing';
export {
  Currency,
  NewWorkspace,
  TimeZone,
  WorkspaceCreated,
  WorkspaceName,
  WorkspaceSeat,
} from './workspaces.contract';
export { WorkspacesModule } from './workspaces.module';
export type { WorkspaceFacts } from './workspaces.repository';
export { WorkspacesService } from './workspaces.service';
