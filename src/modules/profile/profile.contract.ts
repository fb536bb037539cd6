import { z } from 'zod';
import { displayName } from '../users';

const NAME_MAX = 60;

/** What a person is called, everywhere. */
export const ProfileView = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string().describe('Shown to everybody who works with the person.'),
    version: z.int().describe('Counts changes; it is the `ETag`.'),
  })
  .meta({ id: 'Profile' });
export type ProfileView = z.infer<typeof ProfileView>;

export const ProfileChange = z
  .strictObject({ name: displayName(NAME_MAX, 'Say what you are called.') })
  .meta({ id: 'ProfileChange' });
export type ProfileChange = z.infer<typeof ProfileChange>;
