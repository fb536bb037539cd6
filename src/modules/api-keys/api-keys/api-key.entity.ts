import { defineEntity, p } from '@mikro-orm/core';
import type { Permission, Role } from '../../../access/permissions';

export const ApiKeySchema = defineEntity({
  name: 'ApiKey',
  tableName: 'api_key',
  properties: {
    workspaceId: p.text(),
    id: p.text().primary(),
    memberId: p.text(),
    /** The membership's access epoch at creation; the key is invalid once the membership has another epoch. */
    epoch: p.integer(),
    name: p.text(),
    tokenHash: p.blob(),
    /** The last four characters, to tell keys apart. */
    hint: p.text(),
    /** The creator's role at creation, shown as "Employee (was Owner)". */
    roleAtCreation: p.text().$type<Role>(),
    /** Id of the submitted form; unique, so that a form submitted twice creates one key. */
    formId: p.text().nullable(),
    /** Permissions the key is limited to; null for all permissions of its creator. */
    permissions: p.array().$type<Permission[]>().columnType('text[]').nullable(),
    expiresAt: p.datetime().nullable(),
    /** The last expiry warning sent, as days before expiry. */
    expiryNoticeDays: p.integer().nullable(),
    /** The networks it can be used from, as CIDR; null for any. */
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

/** An API key for an integration. It acts as the member who generated it. */
export class ApiKey extends ApiKeySchema.class {}
ApiKeySchema.setClass(ApiKey);
