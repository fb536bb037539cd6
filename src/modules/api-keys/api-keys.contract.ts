import { z } from 'zod';
import { ROLES } from '../../access/permissions';
import { pageOf } from '../../kernel/http/paging.contract';
import { idPattern } from '../../kernel/id/id';

const NAME_MAX = 60;

export const ApiKeyId = z
  .string()
  .regex(idPattern('key'), 'This is not a key id (key_...).')
  .meta({ description: 'A key’s id.', example: 'key_01k0000000000000000000key1' });

export const KeyName = z
  .string()
  .trim()
  .min(1, 'Give the key a name, such as the tool that will use it.')
  .max(NAME_MAX, `Use ${NAME_MAX} characters or fewer.`)
  .refine((name) => !/\p{Cc}/u.test(name), 'Use letters, digits and punctuation.')
  .describe('Name the tool that will use it, so that you recognise it later.');

export const NewApiKey = z.strictObject({ name: KeyName }).meta({ id: 'NewApiKey' });
export type NewApiKey = z.infer<typeof NewApiKey>;

export const ApiKeyView = z
  .object({
    id: z.string(),
    name: z.string(),
    hint: z.string().describe('The last four characters of the value.'),
    createdAt: z.string().describe('RFC 3339, UTC.'),
    lastUsedAt: z
      .string()
      .nullable()
      .describe('RFC 3339, UTC, at most a minute behind; null when never used.'),
    member: z
      .object({ id: z.string(), name: z.string(), role: z.enum(ROLES) })
      .describe('Who it acts as, with the role they have now.'),
    roleAtBirth: z.enum(ROLES).describe('The role that person had when they generated it.'),
  })
  .meta({ id: 'ApiKey' });
export type ApiKeyView = z.infer<typeof ApiKeyView>;

export const IssuedApiKey = ApiKeyView.extend({
  value: z
    .string()
    .describe('The key itself. Only here, only now: it is not stored and cannot be shown again.'),
}).meta({ id: 'IssuedApiKey' });
export type IssuedApiKey = z.infer<typeof IssuedApiKey>;

export const ApiKeyPage = pageOf(ApiKeyView).meta({ id: 'ApiKeyPage' });
export type ApiKeyPage = z.infer<typeof ApiKeyPage>;
