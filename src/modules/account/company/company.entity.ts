import { defineEntity, p } from '@mikro-orm/core';

const CompanySchema = defineEntity({
  name: 'Company',
  tableName: 'company',
  properties: {
    workspaceId: p.text().primary(),
    /** The fields of a `PostalAddress`. */
    legalAddress: p.json().nullable(),
    /** BCP 47. */
    locale: p.text().nullable(),
    /** The bytes of a small PNG or JPEG. */
    logo: p.blob().nullable(),
    /** Kept by a trigger. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
});

/** What a company says of itself beyond name, zone and currency, which stand on the workspace. */
export class Company extends CompanySchema.class {}
CompanySchema.setClass(Company);
