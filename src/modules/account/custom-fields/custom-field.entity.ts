import { defineEntity, p } from '@mikro-orm/core';

const CustomFieldSchema = defineEntity({
  name: 'CustomField',
  tableName: 'custom_field',
  properties: {
    workspaceId: p.text(),
    id: p.text().primary(),
    /** `member` or `time_entry`: whose rows hold the values. */
    subject: p.text(),
    name: p.text(),
    /** `text`, `number`, `date`, `choice` or `checkbox`. */
    kind: p.text(),
    /** Empty but for `choice`. */
    choices: p.array().columnType('text[]'),
    isRequired: p.boolean(),
    /** 1 to 1000; forms show fields by it. */
    position: p.integer(),
    /** Null while it is in use; nothing is ever deleted. */
    archivedAt: p.datetime().nullable(),
    createdAt: p.datetime(),
    /** Kept by a trigger. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
  uniques: [{ properties: ['workspaceId', 'id'], name: 'custom_field_workspace_id_id_key' }],
});

/** One more thing that a company wants to know of its people or of their hours. */
export class CustomField extends CustomFieldSchema.class {}
CustomFieldSchema.setClass(CustomField);
