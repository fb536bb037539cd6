import { defineEntity, p } from '@mikro-orm/core';

const EmploymentSchema = defineEntity({
  name: 'Employment',
  tableName: 'employment',
  properties: {
    workspaceId: p.text().primary(),
    memberId: p.text().primary(),
    hiredOn: p.date().nullable(),
    phone: p.text().nullable(),
    /** The fields of a `PostalAddress`. */
    address: p.json().nullable(),
    /** Values by the field's id. */
    customFields: p.json(),
  },
});

/** What a company knows of a member beyond their seat. Its changes count as those of the member. */
export class Employment extends EmploymentSchema.class {}
EmploymentSchema.setClass(Employment);
