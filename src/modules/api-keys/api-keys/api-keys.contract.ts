import { z } from 'zod';
import { PERMISSIONS, ROLES } from '../../../access/permissions';
import { Network } from '../../../kernel/http/network.contract';
import { pageOf } from '../../../kernel/http/paging.contract';
import { idPattern } from '../../../kernel/id/id';
import { line } from '../../../kernel/text/text.contract';

const NAME_MAX = 60;

export const ApiKeyId = z
  .string()
  .regex(idPattern('key'), 'This is not a key id (key_...).')
  .meta({ description: 'A key’s id.', example: 'key_01k0000000000000000000key1' });

export const KeyName = line(NAME_MAX, 'Give the key a name, such as the tool that will use it.').describe(
  'The name of the tool that will use the key.',
);

const NETWORKS_MAX = 20;

export const KeyPermissions = z
  .array(z.enum(PERMISSIONS))
  .min(1, 'Name at least one permission, or leave this out to allow everything you can do.')
  .max(PERMISSIONS.length)
  .transform((given) => PERMISSIONS.filter((permission) => given.includes(permission)))
  .describe(
    'Limits the key to these permissions; without it, the key can do everything its creator can. `edit` includes `read`.',
  );

export const NewApiKey = z
  .strictObject({
    name: KeyName,
    permissions: KeyPermissions.optional(),
    expiresAt: z.iso
      .datetime({ offset: true, error: 'Send a date and time as RFC 3339, such as 2027-01-31T00:00:00Z.' })
      .optional()
      .describe('When the key expires. Must be in the future.'),
    networks: z
      .array(Network)
      .min(1)
      .max(NETWORKS_MAX)
      .optional()
      .describe('The networks it can be used from: 1 to 20, in CIDR notation.'),
  })
  .meta({ id: 'NewApiKey' });
export type NewApiKey = z.infer<typeof NewApiKey>;

export const ApiKeyView = z
  .object({
    id: z.string(),
    name: z.string(),
    hint: z.string().describe('The last four characters of the value.'),
    createdAt: z.string().describe('RFC 3339, UTC.'),
    lastUsedAt: z.string().nullable().describe('RFC 3339, UTC, up to one minute old; null when never used.'),
    member: z
      .object({ id: z.string(), name: z.string(), role: z.enum(ROLES) })
      .describe('The member it acts as, with their current role.'),
    roleAtCreation: z.enum(ROLES).describe('The member’s role when they generated the key.'),
    permissions: z
      .array(z.enum(PERMISSIONS))
      .nullable()
      .describe('The permissions it is limited to; null for no limit.'),
    expiresAt: z.string().nullable().describe('RFC 3339, UTC; null when it never expires.'),
    networks: z.array(z.string()).nullable().describe('The networks it can be used from; null for any.'),
  })
  .meta({ id: 'ApiKey' });
export type ApiKeyView = z.infer<typeof ApiKeyView>;

export const IssuedApiKey = ApiKeyView.extend({
  value: z
    .string()
    .describe('The key itself. Only this response contains it: it is not stored and cannot be shown again.'),
}).meta({ id: 'IssuedApiKey' });
export type IssuedApiKey = z.infer<typeof IssuedApiKey>;

export const ExplainQuery = z.strictObject({
  permission: z.enum(PERMISSIONS).describe('The permission to check.'),
  address: z
    .union([z.ipv4(), z.ipv6()])
    .optional()
    .describe('The client IP address to check; without it, network limits are ignored.'),
});
export type ExplainQuery = z.infer<typeof ExplainQuery>;

export const Explanation = z
  .object({
    permission: z.enum(PERMISSIONS),
    allowed: z.boolean(),
    reach: z.enum(['own', 'all']).nullable().describe('Own or all members’ data; null when not allowed.'),
    refusedBy: z
      .enum(['revocation', 'removal', 'expiry', 'network', 'restriction', 'role'])
      .nullable()
      .describe('The first check that fails; null when allowed.'),
    sentence: z.string(),
  })
  .meta({ id: 'KeyExplanation' });
export type Explanation = z.infer<typeof Explanation>;

export const ApiKeyPage = pageOf(ApiKeyView).meta({ id: 'ApiKeyPage' });
export type ApiKeyPage = z.infer<typeof ApiKeyPage>;
