import { defineEntity, p } from '@mikro-orm/core';
import type { NewExportProfile } from './export-profiles.contract';

export const ExportProfileSchema = defineEntity({
  name: 'ExportProfile',
  tableName: 'export_profile',
  properties: {
    workspaceId: p.text(),
    id: p.text().primary(),
    name: p.text(),
    /** The report that the profile formats: `payroll-summary`. */
    report: p.text().$type<NewExportProfile['report']>(),
    /** In file order: `[{ "key": ..., "heading": ... }]`. */
    columns: p.json<NewExportProfile['columns']>(),
    /** `comma`, `semicolon` or `tab`. */
    delimiter: p.text().$type<NewExportProfile['delimiter']>(),
    /** `point` or `comma`. */
    decimalSign: p.text().$type<NewExportProfile['decimalSign']>(),
    /** The date format, such as `YYYY-MM-DD`. */
    dateForm: p.text().$type<NewExportProfile['dateForm']>(),
    /** `decimal` or `h:mm`. */
    hoursForm: p.text().$type<NewExportProfile['hoursForm']>(),
    archivedAt: p.datetime().nullable(),
    createdAt: p.datetime(),
    /** Maintained by a trigger, like the version. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
  uniques: [{ properties: ['workspaceId', 'id'], name: 'export_profile_workspace_id_id_key' }],
});

/** A CSV format that a payroll provider requires. */
export class ExportProfile extends ExportProfileSchema.class {}
ExportProfileSchema.setClass(ExportProfile);
