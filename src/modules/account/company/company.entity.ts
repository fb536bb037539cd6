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
    /** A small PNG or JPEG file. */
    logo: p.blob().nullable(),
    /** Set by a trigger, as is the version. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
});

/** The company record. Name, time zone and currency are columns of the workspace. */
export class Company extends CompanySchema.class {}
CompanySchema.setClass(Company);
