import { defineEntity, p } from '@mikro-orm/core';

export const TimeOffRequestDaySchema = defineEntity({
  name: 'TimeOffRequestDay',
  tableName: 'time_off_request_day',
  properties: {
    workspaceId: p.text().primary(),
    requestId: p.text().primary(),
    onDay: p.date().primary(),
  },
});

/** One day of a request. */
export class TimeOffRequestDay extends TimeOffRequestDaySchema.class {}
TimeOffRequestDaySchema.setClass(TimeOffRequestDay);
