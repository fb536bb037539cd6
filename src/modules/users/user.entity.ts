import { defineEntity, p } from '@mikro-orm/core';

export const UserSchema = defineEntity({
  name: 'User',
  tableName: 'app_user',
  properties: {
    id: p.text().primary(),
    email: p.text(),
    name: p.text(),
    /** The zone in which pages show times; null: the browser’s zone. */
    timeZone: p.text().nullable(),
    /** The locale of dates on pages; null: the service default. */
    locale: p.text().nullable(),
    createdAt: p.datetime(),
    /** Set by a trigger. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
  uniques: [{ properties: ['email'], name: 'app_user_email_key' }],
});

/** A person, identified by one verified email address, stored normalised. */
export class User extends UserSchema.class {}
UserSchema.setClass(User);
