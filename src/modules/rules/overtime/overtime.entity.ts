import { defineEntity, p } from '@mikro-orm/core';

const OvertimeSchema = defineEntity({
  name: 'Overtime',
  tableName: 'overtime',
  properties: {
    workspaceId: p.text().primary(),
    /** The name of the known set that was chosen; null for rules of one's own. */
    preset: p.text().nullable(),
    /** Kept by a trigger; the rules themselves hang on this row and are written with it. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
});

/** That a workspace has chosen its overtime rules, and which version of them. */
export class Overtime extends OvertimeSchema.class {}
OvertimeSchema.setClass(Overtime);
