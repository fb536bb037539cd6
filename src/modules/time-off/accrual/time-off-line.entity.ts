import { defineEntity, p } from '@mikro-orm/core';

type LineKind = 'accrual' | 'usage' | 'adjustment' | 'carry_over' | 'reversal';

export const TimeOffLineSchema = defineEntity({
  name: 'TimeOffLine',
  tableName: 'time_off_line',
  properties: {
    workspaceId: p.text(),
    id: p.text().primary(),
    typeId: p.text(),
    memberId: p.text(),
    kind: p.text().$type<LineKind>(),
    seconds: p.bigint('number'),
    effectiveOn: p.date(),
    /** Set for automatic lines, which are unique per type, member, kind and due day. */
    dueOn: p.date().nullable(),
    entryId: p.text().nullable(),
    reason: p.text().nullable(),
    byMemberId: p.text().nullable(),
    recordedAt: p.datetime(),
  },
});

/** One change of a balance. Append-only: the database rejects updates and deletes. */
export class TimeOffLine extends TimeOffLineSchema.class {}
TimeOffLineSchema.setClass(TimeOffLine);
