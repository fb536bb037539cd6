import { defineEntity, p } from '@mikro-orm/core';

const OvertimeRuleSchema = defineEntity({
  name: 'OvertimeRule',
  tableName: 'overtime_rule',
  properties: {
    workspaceId: p.text().primary(),
    /** 1 to 5, the order in which they were given. */
    position: p.integer().primary(),
    /** `daily`, `weekly` or `seventh_day`. */
    kind: p.text(),
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

/** From which hour on time is worth more. */
export class OvertimeRule extends OvertimeRuleSchema.class {}
OvertimeRuleSchema.setClass(OvertimeRule);
