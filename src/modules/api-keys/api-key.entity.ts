import { defineEntity, p } from '@mikro-orm/core';

const ApiKeySchema = defineEntity({
  name: 'ApiKey',
  tableName: 'api_key',
  properties: {
    workspaceId: p.text(),
    id: p.text().primary(),
    memberId: p.text(),
    /** The seat's access epoch at birth; the key lives only while the seat still has it. */
    epoch: p.integer(),
    name: p.text(),
    tokenHash: p.blob(),
    /** The last four characters, so that a person can tell keys apart. */
    hint: p.text(),
    /** The role its maker had at birth, for "now Employee (was Owner)". */
    roleAtCreation: p.text(),
    /** The form that asked for it; a second submit of the same form makes no second key. */
    formId: p.text().nullable(),
    /** What it was limited to at birth; null for whatever its maker may. */
    permissions: p.array().columnType('text[]').nullable(),
    expiresAt: p.datetime().nullable(),
    /** Of the notices before its end, the days of the last one that was sent. */
    expiryNoticeDays: p.integer().nullable(),
    /** The networks it may be used from, as CIDR; null for any. */
    networks: p.array().columnType('text[]').nullable(),
    createdAt: p.datetime(),
    lastUsedAt: p.datetime().nullable(),
    revokedAt: p.datetime().nullable(),
    revokedByMemberId: p.text().nullable(),
  },
  uniques: [
    { properties: ['tokenHash'], name: 'api_key_token_hash_key' },
    { properties: ['workspaceId', 'formId'], name: 'api_key_workspace_id_form_id_key' },
  ],
  indexes: [{ properties: ['workspaceId', 'memberId'], name: 'api_key_workspace_id_member_id_index' }],
});

/** A key that an integration sends; it acts as the member who generated it. */
export class ApiKey extends ApiKeySchema.class {}
ApiKeySchema.setClass(ApiKey);
