import { z } from 'zod';
import { line } from '../../kernel/text/text.contract';

const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/;
const ADDRESS_MAX = 254;
const LOCAL_MAX = 64;
const TAG_MAX = 35;
/** Text that email clients would turn into a link; names appear in emails to strangers (invitations). */
const LINKISH = /:\/\/|www\.|[@<>\\]/iu;

const isAddress = (value: string): boolean => {
  const at = value.lastIndexOf('@');
  const local = value.slice(0, at);
  // Email clients may decode text after `=?` into another address (RFC 2047).
  if (local.includes('=?')) return false;
  return at > 0 && local.length <= LOCAL_MAX && LOCAL.test(local) && DOMAIN.test(value.slice(at + 1));
};

/**
 * One email address (RFC 5321 sections 4.1.2 and 4.5.3.1, ASCII, no quoted local part), trimmed and in lower case.
 * It is normalised before the check, so that the checked value is the one stored and used.
 */
export const Email = z
  .string()
  .max(ADDRESS_MAX + 16, 'That doesn’t look like an email address. It is too long.')
  .trim()
  .toLowerCase()
  .max(ADDRESS_MAX, 'That doesn’t look like an email address. It is too long.')
  .refine(isAddress, 'That doesn’t look like an email address. Check for a missing @ or a typo.')
  .meta({ format: 'email', description: 'One email address.', example: 'dana@harborbakery.example' });

/** A name shown to others, also in emails: one line of 1 to `max` characters without links. */
export const displayName = (max: number, whenEmpty = 'Give it a name.') =>
  line(max, whenEmpty).refine((name) => !LINKISH.test(name), 'A name can’t contain a link or an address.');

/** Whether this runtime can format dates for a locale. */
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
  .refine(isLocale, 'Use a BCP 47 locale tag, such as en-US.')
  .transform((tag) => Intl.getCanonicalLocales(tag)[0] ?? tag)
  .meta({ description: 'BCP 47 tag.', example: 'en-US' });

export const UserView = z
  .object({ id: z.string(), email: z.string(), name: z.string() })
  .meta({ id: 'User', description: 'A person, identified by one verified email address.' });
export type UserView = z.infer<typeof UserView>;
