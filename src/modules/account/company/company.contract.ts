import { z } from 'zod';
import { PostalAddress, PostalAddressView } from '../../../kernel/place/postal-address.contract';
import { Locale } from '../../users';
import { Currency, TimeZone, WorkspaceName } from '../../workspaces';
import { LOGO_BYTES_MAX, logoOf } from './logo.rules';

/** Base64 writes three bytes as four characters. */
const BASE64_MAX = Math.ceil(LOGO_BYTES_MAX / 3) * 4;
const LOGO_FAULT = 'Send a PNG or JPEG with 16 to 1,024 pixels per side and at most 32 KiB, as base64.';

/** A logo as base64, validated by content. */
const LogoData = z
  .base64('Encode the image as base64.')
  .max(BASE64_MAX, LOGO_FAULT)
  .refine((data) => logoOf(Buffer.from(data, 'base64')) !== undefined, LOGO_FAULT)
  .describe(
    'A PNG or JPEG file as base64 (RFC 4648 section 4): at most 32 KiB, 16 to 1,024 pixels per side.',
  );

const LogoView = z
  .object({
    mediaType: z.enum(['image/png', 'image/jpeg']),
    width: z.int().describe('Pixels.'),
    height: z.int().describe('Pixels.'),
    data: z.string().describe('The file as base64.'),
  })
  .meta({ id: 'Logo' });

const locale = Locale.nullable().describe('BCP 47 tag of the company’s language; null for none.');
const legalAddress = PostalAddress.nullable().describe('The registered address of the company.');

export const CompanyChange = z
  .strictObject({
    name: WorkspaceName.optional(),
    legalAddress: legalAddress.optional(),
    timeZone: TimeZone.optional(),
    locale: locale.optional(),
    currency: Currency.optional(),
    logo: z.strictObject({ data: LogoData }).nullable().optional(),
  })
  .meta({ id: 'CompanyChange', description: 'Omitted fields do not change.' });
export type CompanyChange = z.infer<typeof CompanyChange>;

export const CompanyView = z
  .object({
    name: z.string(),
    timeZone: z.string().describe('IANA time zone; days and weeks are computed in it.'),
    legalAddress: PostalAddressView.nullable().optional().describe('The registered address of the company.'),
    locale: z.string().nullable().optional().describe('BCP 47 tag; null for none.'),
    currency: z.string().optional().describe('ISO 4217 code of all money in the workspace.'),
    logo: LogoView.nullable().optional(),
    updatedAt: z.string().nullable().optional().describe('RFC 3339, UTC; null if it has never been changed.'),
    version: z.int().describe('Increases with every change; also the `ETag`.'),
  })
  .meta({
    id: 'Company',
    description:
      'The company of the workspace. For employees, only `name`, `timeZone` and `version` are present.',
  });
export type CompanyView = z.infer<typeof CompanyView>;
