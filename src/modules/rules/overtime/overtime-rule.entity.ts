import { defineEntity, p } from '@mikro-orm/core';
import type { OvertimeKind } from './overtime.contract';

export const OvertimeRuleSchema = defineEntity({
  name: 'OvertimeRule',
  tableName: 'overtime_rule',
  properties: {
    workspaceId: p.text().primary(),
    /** 1 to 5, in the order given. */
    position: p.integer().primary(),
    kind: p.text().$type<OvertimeKind>(),
    thresholdSeconds: p.integer(),
    /** 150 is time and a half. */
    multiplierHundredths: p.integer(),
  },
  uniques: [
    {
      properties: ['workspaceId', 'kind', 'thresholdSeconds'],
      name: 'overtime_rule_workspace_id_kind_threshold_seconds_key',
    },
  ],
});

/** An overtime rule: the threshold after which time is paid at a higher multiplier. */
export class OvertimeRule extends OvertimeRuleSchema.class {}
OvertimeRuleSchema.setClass(OvertimeRule);
