import { z } from 'zod';
import { PostalAddress, PostalAddressView } from '../../../kernel/place/postal-address.contract';
import { Locale } from '../../users';
import { Currency, TimeZone, WorkspaceName } from '../../workspaces';
import { LOGO_BYTES_MAX, logoOf } from './logo.rules';

/** Base64 writes three bytes as four characters. */
const BASE64_MAX = Math.ceil(LOGO_BYTES_MAX / 3) * 4;
const LOGO_FAULT = 'Send a PNG or JPEG of 16 to 1,024 pixels a side and at most 32 KiB, as base64.';

/** The bytes of a logo as they may be kept. */
const LogoData = z
  .base64('Write the bytes of the picture as base64.')
  .max(BASE64_MAX, LOGO_FAULT)
  .refine((data) => logoOf(Buffer.from(data, 'base64')) !== undefined, LOGO_FAULT)
  .describe(
    'The bytes of a PNG or JPEG as base64 (RFC 4648 section 4): at most 32 KiB, 16 to 1,024 pixels a side.',
  );

const LogoView = z
  .object({
    mediaType: z.enum(['image/png', 'image/jpeg']),
    width: z.int().describe('Pixels.'),
    height: z.int().describe('Pixels.'),
    data: z.string().describe('The bytes as base64.'),
  })
  .meta({ id: 'Logo' });

const locale = Locale.nullable().describe(
  'BCP 47 tag of the language that the company works in; null for none.',
);
const legalAddress = PostalAddress.nullable().describe('Where the company has its seat.');

export const CompanyChange = z
  .strictObject({
    name: WorkspaceName.optional(),
    legalAddress: legalAddress.optional(),
    timeZone: TimeZone.optional(),
    locale: locale.optional(),
    currency: Currency.optional(),
    logo: z.strictObject({ data: LogoData }).nullable().optional(),
  })
  .meta({ id: 'CompanyChange', description: 'What is left out stays as it is.' });
export type CompanyChange = z.infer<typeof CompanyChange>;

export const CompanyView = z
  .object({
    name: z.string(),
    timeZone: z.string().describe('IANA time zone; days and weeks are computed in it.'),
    legalAddress: PostalAddressView.nullable().optional().describe('Where the company has its seat.'),
    locale: z.string().nullable().optional().describe('BCP 47 tag; null where none was chosen.'),
    currency: z.string().optional().describe('ISO 4217 code of all money in the workspace.'),
    logo: LogoView.nullable().optional(),
    updatedAt: z
      .string()
      .nullable()
      .optional()
      .describe('RFC 3339, UTC; null while it is as it was founded.'),
    version: z.int().describe('Counts changes; it is the `ETag`.'),
  })
  .meta({
    id: 'Company',
    description:
      'The company whose workspace this is. An employee sees name and time zone; the rest is absent.',
  });
export type CompanyView = z.infer<typeof CompanyView>;
