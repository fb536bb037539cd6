import { z } from 'zod';
import { EmailChangeView } from '../email-change';
import { displayName } from '../users';
import { TimeZone } from '../workspaces';

const NAME_MAX = 60;
const TAG_MAX = 35;

/** Whether this runtime can write dates as a locale does. */
function isLocale(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}

/** A locale, in the canonical form of its tag (RFC 5646): `en-us` becomes `en-US`. */
export const Locale = z
  .string()
  .max(TAG_MAX)
  .refine(isLocale, 'Name a locale by its BCP 47 tag, such as en-US.')
  .transform((tag) => Intl.getCanonicalLocales(tag)[0] ?? tag)
  .meta({ description: 'BCP 47 tag.', example: 'en-US' });

/** What a person is called, how they sign in, and how they want to read times. */
export const ProfileView = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string().describe('Shown to everybody who works with the person.'),
    timeZone: z
      .string()
      .nullable()
      .describe(
        'IANA time zone in which pages show times; null: that of the browser. No hours depend on it.',
      ),
    locale: z
      .string()
      .nullable()
      .describe('BCP 47 tag that says how pages write dates and times; null: as the service does.'),
    emailChange: EmailChangeView.nullable().describe(
      'The change of address that waits for a mail to be opened.',
    ),
    version: z.int().describe('Counts changes; it is the `ETag`.'),
  })
  .meta({ id: 'Profile' });
export type ProfileView = z.infer<typeof ProfileView>;

export const ProfileChange = z
  .strictObject({
    name: displayName(NAME_MAX, 'Say what you are called.').optional(),
    timeZone: TimeZone.nullable().optional(),
    locale: Locale.nullable().optional(),
  })
  .meta({ id: 'ProfileChange', description: 'What is left out stays as it is.' });
export type ProfileChange = z.infer<typeof ProfileChange>;
