import { defineEntity, p } from '@mikro-orm/core';

const NotificationSettingSchema = defineEntity({
  name: 'NotificationSetting',
  tableName: 'notification_setting',
  properties: {
    userId: p.text().primary(),
    /** The kinds of mail that the person switched off; all others are on. */
    muted: p.array().columnType('text[]'),
    /** Kept by a trigger. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
});

/** Which mails a person wants; no row: all of them. */
export class NotificationSetting extends NotificationSettingSchema.class {}
NotificationSettingSchema.setClass(NotificationSetting);
