import { z } from 'zod';
import { PERMISSIONS, ROLES } from '../../access/permissions';
import { pageOf } from '../../kernel/http/paging.contract';
import { idPattern } from '../../kernel/id/id';

export const ConnectionId = z
  .string()
  .regex(idPattern('con'), 'This is not a connection id (con_...).')
  .meta({ description: 'A connection’s id.', example: 'con_01k0000000000000000000c0n1' });

export const ConnectionView = z
  .object({
    id: z.string(),
    name: z.string().describe('What the assistant calls itself; its own claim.'),
    host: z
      .string()
      .describe('Where the person was sent back to: a host, `localhost`, or a scheme such as `cursor:`.'),
    resource: z.enum(['mcp', 'api/v1']).describe('What its tokens are good for.'),
    permissions: z
      .array(z.enum(PERMISSIONS))
      .describe(
        'What was approved. Never more than that, and never more than the role and the policy allow now.',
      ),
    effective: z.array(z.enum(PERMISSIONS)).describe('What of it counts now.'),
    member: z
      .object({ id: z.string(), name: z.string(), role: z.enum(ROLES) })
      .describe('Who it acts as, with the role they have now.'),
    allowedFrom: z
      .string()
      .nullable()
      .describe('The browser in which it was allowed, such as `Firefox on macOS`; null when unknown.'),
    createdAt: z.string().describe('RFC 3339, UTC.'),
    lastUsedAt: z
      .string()
      .nullable()
      .describe('RFC 3339, UTC, at most a minute behind; null when never used.'),
  })
  .meta({ id: 'Connection' });
export type ConnectionView = z.infer<typeof ConnectionView>;

export const ConnectionPage = pageOf(ConnectionView).meta({ id: 'ConnectionPage' });
export type ConnectionPage = z.infer<typeof ConnectionPage>;
