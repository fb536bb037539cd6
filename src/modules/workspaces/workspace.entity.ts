import { defineEntity, p } from '@mikro-orm/core';

const WorkspaceSchema = defineEntity({
  name: 'Workspace',
  tableName: 'workspace',
  properties: {
    id: p.text().primary(),
    slug: p.text(),
    name: p.text(),
    timeZone: p.text(),
    currency: p.text(),
    /** The one owner. A deferred foreign key demands an active member of this workspace; see the first migration. */
    ownerMemberId: p.text(),
    ownerIsActive: p.boolean().default(true),
    createdAt: p.datetime(),
    /** Whether it was filled with sample data when it was created. */
    hasSampleData: p.boolean().default(false),
  },
  uniques: [{ properties: ['slug'], name: 'workspace_slug_key' }],
});

/** One company's tenant. */
export class Workspace extends WorkspaceSchema.class {}
WorkspaceSchema.setClass(Workspace);
