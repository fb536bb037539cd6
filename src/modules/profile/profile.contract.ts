import { z } from 'zod';
import { EmailChangeView } from '../email-change';
import { displayName, Locale } from '../users';
import { TimeZone } from '../workspaces';

const NAME_MAX = 60;

/** A person’s name, sign-in address and display settings. */
export const ProfileView = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string().describe('Shown to everyone who works with the person.'),
    timeZone: z
      .string()
      .nullable()
      .describe(
        'IANA time zone in which pages show times; null for the browser’s zone. Hours do not depend on it.',
      ),
    locale: z
      .string()
      .nullable()
      .describe('BCP 47 tag for dates and times on pages; null for the service default.'),
    emailChange: EmailChangeView.nullable().describe(
      'The pending change of address; null when there is none.',
    ),
    version: z.int().describe('Increases with every change; also sent as the `ETag`.'),
  })
  .meta({ id: 'Profile' });
export type ProfileView = z.infer<typeof ProfileView>;

export const ProfileChange = z
  .strictObject({
    name: displayName(NAME_MAX, 'Enter your name.').optional(),
    timeZone: TimeZone.nullable().optional(),
    locale: Locale.nullable().optional(),
  })
  .meta({ id: 'ProfileChange', description: 'Omitted fields are unchanged.' });
export type ProfileChange = z.infer<typeof ProfileChange>;
