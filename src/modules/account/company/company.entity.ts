import { defineEntity, p } from '@mikro-orm/core';
import type { PostalAddress } from '../../../kernel/place/postal-address.contract';

export const CompanySchema = defineEntity({
  name: 'Company',
  tableName: 'company',
  properties: {
    workspaceId: p.text().primary(),
    legalAddress: p.json<PostalAddress>().nullable(),
    /** BCP 47. */
    locale: p.text().nullable(),
    /** A small PNG or JPEG file. */
    logo: p.blob().$type<Buffer>().nullable(),
    /** Set by a trigger, as is the version. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
});

/** The company record. Name, time zone and currency are columns of the workspace. */
export class Company extends CompanySchema.class {}
CompanySchema.setClass(Company);
