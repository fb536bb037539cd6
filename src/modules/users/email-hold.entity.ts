import { defineEntity, p } from '@mikro-orm/core';

const EmailHoldSchema = defineEntity({
  name: 'EmailHold',
  tableName: 'email_hold',
  properties: { email: p.text().primary(), userId: p.text(), until: p.datetime() },
});

/** An address that its former owner can still go back to: no other account takes it before then. */
export class EmailHold extends EmailHoldSchema.class {}
EmailHoldSchema.setClass(EmailHold);
