import { z } from 'zod';

const HOSTS_MAX = 50;

export const AllowedHost = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(
    /^([a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*|[a-z][a-z0-9+.-]*:)$/,
    'Write a host such as claude.ai, localhost for programs on people’s own computers, or a scheme such as cursor:.',
  );

export const PolicyInput = z
  .strictObject({
    allowsConnections: z
      .boolean()
      .describe(
        'Whether assistants may be connected and may act at all. Off stops every one on its next call.',
      ),
    viewingOnly: z.boolean().describe('Whether assistants may only look, whatever was approved.'),
    allowedHosts: z
      .array(AllowedHost)
      .min(1, 'Name at least one host, or send null for any.')
      .max(HOSTS_MAX)
      .nullable()
      .transform((hosts) => hosts && [...new Set(hosts)].sort())
      .describe('The hosts that assistants may come from: 1 to 50, or null for any.'),
  })
  .meta({ id: 'ConnectionPolicyWish' });
export type PolicyInput = z.infer<typeof PolicyInput>;

export const PolicyView = z
  .object({
    allowsConnections: z.boolean(),
    viewingOnly: z.boolean(),
    allowedHosts: z.array(z.string()).nullable(),
    version: z.int(),
  })
  .meta({ id: 'ConnectionPolicy', description: 'What a workspace allows of assistants.' });
export type PolicyView = z.infer<typeof PolicyView>;
