import { defineEntity, p } from '@mikro-orm/core';
import type { Permission } from '../../../access/permissions';
import type { Resource } from '../../../kernel/http/surface';

export const ConnectionSchema = defineEntity({
  name: 'Connection',
  tableName: 'connection',
  properties: {
    workspaceId: p.text(),
    id: p.text().primary(),
    memberId: p.text(),
    /** The member's access epoch at creation; the connection is active only while the member still has it. */
    epoch: p.integer(),
    /** The authorization server's grant, which its tokens refer to. */
    grantId: p.text(),
    clientId: p.text(),
    /** The client's self-declared name. */
    clientName: p.text(),
    /** The host of the redirect URI, which a client cannot fake. */
    clientHost: p.text(),
    /** The resource its tokens are issued for. */
    resource: p.text().$type<Resource>(),
    /** What the user approved. Every call is limited to these and to the member's current role. */
    permissions: p.array().$type<Permission[]>().columnType('text[]'),
    /** The session that consented. It identifies the browser, and so the computer. */
    sessionId: p.text().nullable(),
    /** The name of that browser, such as `Firefox on macOS`. */
    browser: p.text().nullable(),
    createdAt: p.datetime(),
    lastUsedAt: p.datetime().nullable(),
    revokedAt: p.datetime().nullable(),
    revokedByMemberId: p.text().nullable(),
  },
  uniques: [{ properties: ['grantId'], name: 'connection_grant_id_key' }],
  indexes: [
    { properties: ['workspaceId', 'memberId'], name: 'connection_workspace_id_member_id_index' },
    { properties: ['clientId'], name: 'connection_client_id_index' },
  ],
});

/** A client that a member authorized, with the permissions they approved. */
export class Connection extends ConnectionSchema.class {}
ConnectionSchema.setClass(Connection);
