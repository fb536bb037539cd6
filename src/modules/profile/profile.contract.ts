import { z } from 'zod';
import { EmailChangeView } from '../email-change';
import { displayName, Locale } from '../users';
import { TimeZone } from '../workspaces';

const NAME_MAX = 60;

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
