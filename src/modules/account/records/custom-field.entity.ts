import { defineEntity, p } from '@mikro-orm/core';
import type { FieldKind, FieldSubject } from './custom-fields.contract';

export const CustomFieldSchema = defineEntity({
  name: 'CustomField',
  tableName: 'custom_field',
  properties: {
    workspaceId: p.text(),
    id: p.text().primary(),
    /** What the field belongs to. */
    subject: p.text().$type<FieldSubject>(),
    name: p.text(),
    kind: p.text().$type<FieldKind>(),
    /** Empty unless the kind is `choice`. */
    choices: p.array().columnType('text[]'),
    isRequired: p.boolean(),
    /** 1 to 1000; the order in forms. */
    position: p.integer(),
    /** Null while active. Fields are never deleted. */
    archivedAt: p.datetime().nullable(),
    createdAt: p.datetime(),
    /** Set by a trigger, as is the version. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
  uniques: [{ properties: ['workspaceId', 'id'], name: 'custom_field_workspace_id_id_key' }],
});

/** A field that a company adds to its members or time entries. */
export class CustomField extends CustomFieldSchema.class {}
CustomFieldSchema.setClass(CustomField);
