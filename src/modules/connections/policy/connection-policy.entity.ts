import { defineEntity, p } from '@mikro-orm/core';

const ConnectionPolicySchema = defineEntity({
  name: 'ConnectionPolicy',
  tableName: 'connection_policy',
  properties: {
    workspaceId: p.text().primary(),
    allowsConnections: p.boolean(),
    viewingOnly: p.boolean(),
    /** The hosts that assistants may come from; null for any. */
    allowedHosts: p.array().columnType('text[]').nullable(),
    version: p.integer(),
    updatedAt: p.datetime(),
  },
});

/** What a workspace allows of assistants; without a row, everything that consent allows. */
export class ConnectionPolicy extends ConnectionPolicySchema.class {}
ConnectionPolicySchema.setClass(ConnectionPolicy);
