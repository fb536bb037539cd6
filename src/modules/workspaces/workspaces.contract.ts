import { z } from 'zod';
import { ROLES } from '../../access/permissions';
import { displayName } from '../users';

const ZONES = new Set(Intl.supportedValuesOf('timeZone'));
const NAME_MAX = 80;

/** Whether this runtime supports a time zone. `supportedValuesOf` lists canonical names only, and omits UTC. */
function isZone(zone: string): boolean {
  if (ZONES.has(zone) || zone === 'UTC') return true;
  try {
    return (
      /^[A-Za-z]+(\/[A-Za-z0-9_+-]+)+$/.test(zone) &&
      Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
    );
  } catch {
    return false;
  }
}

export const TimeZone = z
  .string()
  .max(60)
  .refine(isZone, 'Use an IANA time zone, such as America/New_York.')
  .meta({ description: 'IANA time zone in which days and weeks are computed.', example: 'America/New_York' });

export const Currency = z
  .string()
  .trim()
  .toUpperCase()
  .refine((code) => Intl.supportedValuesOf('currency').includes(code), 'Use an ISO 4217 code, such as USD.')
  .meta({ description: 'ISO 4217 code of all money in the workspace.', example: 'USD' });

export const WorkspaceName = displayName(NAME_MAX, 'Give your workspace a name.');

export const NewWorkspace = z
  .strictObject({
    name: WorkspaceName,
    timeZone: TimeZone,
    currency: Currency.default('USD'),
    sampleData: z
      .boolean()
      .default(false)
      .describe(
        'Whether to add a fictional company to try things out: people, jobs, three months of hours, approvals, pay and time off. Its people have no mailboxes.',
      ),
  })
  .meta({ id: 'NewWorkspace' });
export type NewWorkspace = z.infer<typeof NewWorkspace>;

export const WorkspaceCreated = z
  .object({
    id: z.string(),
    name: z.string(),
    slug: z.string().describe('Its part of page URLs; never changes.'),
    timeZone: z.string(),
    currency: z.string(),
    role: z.enum(ROLES),
    memberId: z.string(),
  })
  .meta({ id: 'WorkspaceCreated' });
export type WorkspaceCreated = z.infer<typeof WorkspaceCreated>;

export const WorkspaceMembership = z
  .object({ id: z.string(), name: z.string(), slug: z.string(), role: z.enum(ROLES), memberId: z.string() })
  .meta({ id: 'WorkspaceSeat', description: 'A workspace in which the person is an active member.' });
export type WorkspaceMembership = z.infer<typeof WorkspaceMembership>;

export const WorkspaceList = z.object({ data: z.array(WorkspaceMembership) }).meta({ id: 'WorkspaceList' });
export type WorkspaceList = z.infer<typeof WorkspaceList>;
