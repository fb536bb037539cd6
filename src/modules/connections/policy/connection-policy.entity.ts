import { defineEntity, p } from '@mikro-orm/core';

export const ConnectionPolicySchema = defineEntity({
  name: 'ConnectionPolicy',
  tableName: 'connection_policy',
  properties: {
    workspaceId: p.text().primary(),
    allowsConnections: p.boolean(),
    viewingOnly: p.boolean(),
    /** Client hosts that are allowed; null for any. */
    allowedHosts: p.array().columnType('text[]').nullable(),
    version: p.integer(),
    updatedAt: p.datetime(),
  },
});

/** A workspace's policy for assistants. Without a row, nothing is restricted. */
export class ConnectionPolicy extends ConnectionPolicySchema.class {}
ConnectionPolicySchema.setClass(ConnectionPolicy);
