import { defineEntity, p } from '@mikro-orm/core';

const ExportProfileSchema = defineEntity({
  name: 'ExportProfile',
  tableName: 'export_profile',
  properties: {
    workspaceId: p.text(),
    id: p.text().primary(),
    name: p.text(),
    /** The report whose rows it shapes: `payroll-summary`. */
    report: p.text(),
    /** In the order of the file: `[{ "key": ..., "heading": ... }]`. */
    columns: p.json(),
    /** `comma`, `semicolon` or `tab`. */
    delimiter: p.text(),
    /** `point` or `comma`. */
    decimalSign: p.text(),
    /** How days are written, such as `YYYY-MM-DD`. */
    dateForm: p.text(),
    /** `decimal` or `h:mm`. */
    hoursForm: p.text(),
    archivedAt: p.datetime().nullable(),
    createdAt: p.datetime(),
    /** Kept by a trigger, as is the version. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
  uniques: [{ properties: ['workspaceId', 'id'], name: 'export_profile_workspace_id_id_key' }],
});

/** The shape that a payroll provider wants a file in. */
export class ExportProfile extends ExportProfileSchema.class {}
ExportProfileSchema.setClass(ExportProfile);
