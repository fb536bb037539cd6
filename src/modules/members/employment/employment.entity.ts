import { defineEntity, p } from '@mikro-orm/core';
import type { EmploymentFacts } from './employment.contract';

export const EmploymentSchema = defineEntity({
  name: 'Employment',
  tableName: 'employment',
  properties: {
    workspaceId: p.text().primary(),
    memberId: p.text().primary(),
    hiredOn: p.date().nullable(),
    phone: p.text().nullable(),
    /** The fields of a `PostalAddress`. */
    address: p.json<NonNullable<EmploymentFacts['address']>>().nullable(),
    /** Values by field id. */
    customFields: p.json<EmploymentFacts['customFields']>(),
  },
});

/** A member's employment record. Changing it increases the member's version. */
export class Employment extends EmploymentSchema.class {}
EmploymentSchema.setClass(Employment);
