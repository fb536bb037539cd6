import { defineEntity, p } from '@mikro-orm/core';

export const EmailHoldSchema = defineEntity({
  name: 'EmailHold',
  tableName: 'email_hold',
  properties: { email: p.text().primary(), userId: p.text(), until: p.datetime() },
});

/** An address reserved for its former owner, who can still go back to it. No other account can use it until then. */
export class EmailHold extends EmailHoldSchema.class {}
EmailHoldSchema.setClass(EmailHold);
