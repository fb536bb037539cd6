import { defineEntity, p } from '@mikro-orm/core';

const UserSchema = defineEntity({
  name: 'User',
  tableName: 'app_user',
  properties: {
    id: p.text().primary(),
    email: p.text(),
    name: p.text(),
    /** Where they want to read times; null: where their browser is. */
    timeZone: p.text().nullable(),
    /** How they want to read dates; null: as the service writes them. */
    locale: p.text().nullable(),
    createdAt: p.datetime(),
    /** Kept by a trigger. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
  uniques: [{ properties: ['email'], name: 'app_user_email_key' }],
});

/** A person, known by one verified e-mail address, stored normalised. */
export class User extends UserSchema.class {}
UserSchema.setClass(User);
