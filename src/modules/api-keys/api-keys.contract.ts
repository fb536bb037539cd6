import { z } from 'zod';
import { PERMISSIONS, ROLES } from '../../access/permissions';
import { Network } from '../../kernel/http/network.contract';
import { pageOf } from '../../kernel/http/paging.contract';
import { idPattern } from '../../kernel/id/id';
import { line } from '../../kernel/text/text.contract';

const NAME_MAX = 60;

export const ApiKeyId = z
  .string()
  .regex(idPattern('key'), 'This is not a key id (key_...).')
  .meta({ description: 'A key’s id.', example: 'key_01k0000000000000000000key1' });

export const KeyName = line(NAME_MAX, 'Give the key a name, such as the tool that will use it.').describe(
  'Name the tool that will use it, so that you recognise it later.',
);

const NETWORKS_MAX = 20;

export const KeyPermissions = z
  .array(z.enum(PERMISSIONS))
  .min(1, 'Leave it out for whatever you may do, or name at least one permission.')
  .max(PERMISSIONS.length)
  .transform((given) => PERMISSIONS.filter((permission) => given.includes(permission)))
  .describe('What the key may do at most; without it, whatever its maker may. `edit` brings `read` along.');

export const NewApiKey = z
  .strictObject({
    name: KeyName,
    permissions: KeyPermissions.optional(),
    expiresAt: z.iso
      .datetime({ offset: true, error: 'Give a moment as RFC 3339, such as 2027-01-31T00:00:00Z.' })
      .optional()
      .describe('When the key ends by itself; in the future.'),
    networks: z
      .array(Network)
      .min(1)
      .max(NETWORKS_MAX)
      .optional()
      .describe('Where it may be used from: 1 to 20 networks in CIDR form.'),
  })
  .meta({ id: 'NewApiKey' });
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
    roleAtCreation: z.enum(ROLES).describe('The role that person had when they generated it.'),
    permissions: z
      .array(z.enum(PERMISSIONS))
      .nullable()
      .describe('What it was limited to; null when it was not.'),
    expiresAt: z.string().nullable().describe('RFC 3339, UTC; null when it does not end by itself.'),
    networks: z.array(z.string()).nullable().describe('Where it may be used from; null for anywhere.'),
  })
  .meta({ id: 'ApiKey' });
export type ApiKeyView = z.infer<typeof ApiKeyView>;

export const IssuedApiKey = ApiKeyView.extend({
  value: z
    .string()
    .describe('The key itself. Only here, only now: it is not stored and cannot be shown again.'),
}).meta({ id: 'IssuedApiKey' });
export type IssuedApiKey = z.infer<typeof IssuedApiKey>;

export const ExplainQuery = z.strictObject({
  permission: z.enum(PERMISSIONS).describe('What is asked about.'),
  address: z
    .union([z.ipv4(), z.ipv6()])
    .optional()
    .describe('From where; without it, any network is taken as allowed.'),
});
export type ExplainQuery = z.infer<typeof ExplainQuery>;

export const Explanation = z
  .object({
    permission: z.enum(PERMISSIONS),
    allowed: z.boolean(),
    reach: z.enum(['own', 'all']).nullable().describe('How far it reaches when it is allowed.'),
    refusedBy: z
      .enum(['revocation', 'removal', 'expiry', 'network', 'restriction', 'role'])
      .nullable()
      .describe('What stands in the way, the first thing the door would meet.'),
    sentence: z.string(),
  })
  .meta({ id: 'KeyExplanation' });
export type Explanation = z.infer<typeof Explanation>;

export const ApiKeyPage = pageOf(ApiKeyView).meta({ id: 'ApiKeyPage' });
export type ApiKeyPage = z.infer<typeof ApiKeyPage>;
