import { defineEntity, p } from '@mikro-orm/core';

export const WorkspaceSchema = defineEntity({
  name: 'Workspace',
  tableName: 'workspace',
  properties: {
    id: p.text().primary(),
    slug: p.text(),
    name: p.text(),
    timeZone: p.text(),
    currency: p.text(),
    /** A deferred foreign key requires an active member of this workspace; see the first migration. */
    ownerMemberId: p.text(),
    ownerIsActive: p.boolean().default(true),
    createdAt: p.datetime(),
    /** Whether it was created with sample data. */
    hasSampleData: p.boolean().default(false),
  },
  uniques: [{ properties: ['slug'], name: 'workspace_slug_key' }],
});

/** The tenant of one company. */
export class Workspace extends WorkspaceSchema.class {}
WorkspaceSchema.setClass(Workspace);
