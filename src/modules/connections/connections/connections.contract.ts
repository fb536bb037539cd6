import { z } from 'zod';
import { PERMISSIONS, ROLES } from '../../../access/permissions';
import { pageOf } from '../../../kernel/http/paging.contract';
import { idPattern } from '../../../kernel/id/id';

export const ConnectionId = z
  .string()
  .regex(idPattern('con'), 'This is not a connection id (con_...).')
  .meta({ description: 'A connection’s id.', example: 'con_01k0000000000000000000c0n1' });

export const ConnectionView = z
  .object({
    id: z.string(),
    name: z.string().describe('The name the assistant gives itself. It is not verified.'),
    host: z
      .string()
      .describe('Where its redirect URI points: a host, `localhost`, or a scheme such as `cursor:`.'),
    resource: z.enum(['mcp', 'api/v1']).describe('The resource its tokens are valid for.'),
    permissions: z
      .array(z.enum(PERMISSIONS))
      .describe('What was approved. The member’s current role and the workspace’s policy can reduce it.'),
    effective: z.array(z.enum(PERMISSIONS)).describe('The permissions in effect now.'),
    member: z
      .object({ id: z.string(), name: z.string(), role: z.enum(ROLES) })
      .describe('The member it acts as, with their current role.'),
    allowedFrom: z
      .string()
      .nullable()
      .describe('The browser used for consent, such as `Firefox on macOS`; null when unknown.'),
    createdAt: z.string().describe('RFC 3339, UTC.'),
    lastUsedAt: z.string().nullable().describe('RFC 3339, UTC, up to a minute behind; null when never used.'),
  })
  .meta({ id: 'Connection' });
export type ConnectionView = z.infer<typeof ConnectionView>;

export const ConnectionPage = pageOf(ConnectionView).meta({ id: 'ConnectionPage' });
export type ConnectionPage = z.infer<typeof ConnectionPage>;
