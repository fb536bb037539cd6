import { defineEntity, p } from '@mikro-orm/core';
import type { OvertimePreset } from './overtime.contract';

export const OvertimeSchema = defineEntity({
  name: 'Overtime',
  tableName: 'overtime',
  properties: {
    workspaceId: p.text().primary(),
    /** The predefined set that was chosen; null for custom rules. */
    preset: p.text().$type<OvertimePreset>().nullable(),
    /** Maintained by a trigger. The rules reference this row and are saved with it. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
});

/** A workspace's choice of overtime rules, with its version. */
export class Overtime extends OvertimeSchema.class {}
OvertimeSchema.setClass(Overtime);
