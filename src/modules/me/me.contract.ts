import { z } from 'zod';
import { CREDENTIAL_KINDS, PERMISSIONS, ROLES } from '../../access/permissions';

/** The person a credential acts for, and its current permissions. */
export const Me = z
  .object({
    credential: z.object({
      kind: z.enum(CREDENTIAL_KINDS),
      id: z.string(),
      name: z.string().nullable().describe('The key’s name; null for a session.'),
    }),
    user: z.object({ id: z.string(), email: z.string(), name: z.string() }),
    member: z
      .object({ id: z.string(), role: z.enum(ROLES), status: z.literal('active') })
      .nullable()
      .describe('The membership; null for a person without a workspace.'),
    workspace: z
      .object({
        id: z.string(),
        name: z.string(),
        slug: z.string(),
        timeZone: z.string(),
        currency: z.string(),
      })
      .nullable(),
    permissions: z
      .array(z.object({ permission: z.enum(PERMISSIONS), reach: z.enum(['own', 'all']) }))
      .describe('The permissions of the current role, limited to those granted to the credential.'),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;
