import { z } from 'zod';

const HOSTS_MAX = 50;

export const AllowedHost = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(
    /^([a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*|[a-z][a-z0-9+.-]*:)$/,
    'Enter a host such as claude.ai, localhost for programs on people’s own computers, or a scheme such as cursor:.',
  );

export const PolicyInput = z
  .strictObject({
    allowsConnections: z
      .boolean()
      .describe(
        'Whether assistants can be connected and used at all. When false, every assistant is refused on its next call.',
      ),
    viewingOnly: z.boolean().describe('Whether assistants can only view data, even if more was approved.'),
    allowedHosts: z
      .array(AllowedHost)
      .min(1, 'Name at least one host, or send null for any.')
      .max(HOSTS_MAX)
      .nullable()
      .transform((hosts) => hosts && [...new Set(hosts)].sort())
      .describe('The hosts that assistants can connect from: 1 to 50, or null for any.'),
  })
  .meta({ id: 'ConnectionPolicyInput' });
export type PolicyInput = z.infer<typeof PolicyInput>;

export const PolicyView = z
  .object({
    allowsConnections: z.boolean(),
    viewingOnly: z.boolean(),
    allowedHosts: z.array(z.string()).nullable(),
    version: z.int(),
  })
  .meta({ id: 'ConnectionPolicy', description: 'A workspace’s policy for assistants.' });
export type PolicyView = z.infer<typeof PolicyView>;
