import { z } from 'zod';
import { line } from '../text/text.contract';

const STREET_MAX = 120;
const PART_MAX = 80;
const CODE_MAX = 16;
const REGIONS = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** `DisplayNames` also knows the regions of UN M.49 and a few private codes; mail goes to countries. */
const isCountry = (code: string): boolean => /^[A-Z]{2}$/.test(code) && REGIONS.of(code) !== undefined;

/** Where mail reaches somebody, in parts that every country’s form can be made from. */
export const PostalAddress = z
  .strictObject({
    street: line(STREET_MAX),
    extra: line(STREET_MAX).nullable().default(null).describe('Suite, floor, care of.'),
    city: line(PART_MAX),
    region: line(PART_MAX)
      .nullable()
      .default(null)
      .describe('State, province or county, where it is written.'),
    postalCode: line(CODE_MAX).nullable().default(null),
    country: z
      .string()
      .trim()
      .toUpperCase()
      .refine(isCountry, 'Name a country by its ISO 3166-1 code, such as US.')
      .describe('ISO 3166-1 alpha-2.'),
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

/** An address as replies write it: every part is there. */
export const PostalAddressView = z
  .object({
    street: z.string(),
    extra: z.string().nullable(),
    city: z.string(),
    region: z.string().nullable(),
    postalCode: z.string().nullable(),
    country: z.string().describe('ISO 3166-1 alpha-2.'),
  })
  .meta({ id: 'PostalAddressView' });
