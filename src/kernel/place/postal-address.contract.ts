import { z } from 'zod';
import { line } from '../text/text.contract';

const STREET_MAX = 120;
const PART_MAX = 80;
const CODE_MAX = 16;
const REGIONS = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** `DisplayNames` also knows UN M.49 regions and a few private codes; postal addresses need a country. */
const isCountry = (code: string): boolean => /^[A-Z]{2}$/.test(code) && REGIONS.of(code) !== undefined;

/** A postal address, in parts from which the format of every country can be built. */
export const PostalAddress = z
  .strictObject({
    street: line(STREET_MAX),
    extra: line(STREET_MAX).nullable().default(null).describe('Suite, floor or “care of”.'),
    city: line(PART_MAX),
    region: line(PART_MAX)
      .nullable()
      .default(null)
      .describe('State, province or county, if the country’s addresses use one.'),
    postalCode: line(CODE_MAX).nullable().default(null),
    country: z
      .string()
      .trim()
      .toUpperCase()
      .refine(isCountry, 'Use the ISO 3166-1 code of a country, such as US.')
      .describe('Country code (ISO 3166-1 alpha-2).'),
  })
  .meta({
    id: 'PostalAddress',
    example: {
      street: '12 Quay Street',
      extra: null,
      city: 'Portland',
      region: 'ME',
      postalCode: '04101',
      country: 'US',
    },
  });
export type PostalAddress = z.infer<typeof PostalAddress>;

/** An address in a response, with all parts present. */
export const PostalAddressView = z
  .object({
    street: z.string(),
    extra: z.string().nullable(),
    city: z.string(),
    region: z.string().nullable(),
    postalCode: z.string().nullable(),
    country: z.string().describe('Country code (ISO 3166-1 alpha-2).'),
  })
  .meta({ id: 'PostalAddressView' });
