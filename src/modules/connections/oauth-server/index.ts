export { AuthorizationServer } from './authorization-server';
export { mountAuthorizationServer } from './mount';
export { OAuthServerModule } from './oauth-server.module';
export { OriginBrowserCookie } from './origin-browser-cookie';
export { FaultPage, type FaultState } from './pages/fault.page';
export { type PendingConnection, PendingConnectionLookup } from './pending-connection-lookup';
export { type Exchange, type PendingRequest, PendingRequests } from './pending-requests';
export { RegistrationLimits } from './registration-limits';
