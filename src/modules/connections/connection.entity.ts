import { defineEntity, p } from '@mikro-orm/core';

const ConnectionSchema = defineEntity({
  name: 'Connection',
  tableName: 'connection',
  properties: {
    workspaceId: p.text(),
    id: p.text().primary(),
    memberId: p.text(),
    /** The seat's access epoch at birth; the connection lives only while the seat still has it. */
    epoch: p.integer(),
    /** The authorization server's grant; its tokens point here. */
    grantId: p.text(),
    clientId: p.text(),
    /** What the assistant calls itself: its own claim. */
    clientName: p.text(),
    /** Where the person was sent back to: what an assistant cannot make up. */
    clientHost: p.text(),
    /** What its tokens are issued for: `mcp` or `api/v1`. */
    resource: p.text(),
    /** What the person approved; the authority for every call, met with the role as it is then. */
    permissions: p.array().columnType('text[]'),
    /** The session that consented: a browser, and so a computer. */
    sessionId: p.text().nullable(),
    /** That browser as its owner knows it. */
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

/** One assistant that one member let in, with what they approved. */
export class Connection extends ConnectionSchema.class {}
ConnectionSchema.setClass(Connection);
