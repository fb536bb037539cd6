import { defineEntity, p } from '@mikro-orm/core';
import type { NotificationKind } from './notifications.contract';

export const NotificationSettingSchema = defineEntity({
  name: 'NotificationSetting',
  tableName: 'notification_setting',
  properties: {
    userId: p.text().primary(),
    /** The kinds of email the person turned off; all others are on. */
    muted: p.array().columnType('text[]').$type<NotificationKind[]>(),
    /** Set by a trigger. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
});

/** The emails a person gets; without a row, all of them. */
export class NotificationSetting extends NotificationSettingSchema.class {}
NotificationSettingSchema.setClass(NotificationSetting);
