import { withReads } from '../../../access/grants.rules';
import { AREAS, type Area, type Permission, type Role } from '../../../access/permissions';
import { approvableOf, type PolicyFacts, policyVerdict } from '../policy';

export type Level = 'view' | 'edit';

export interface OfferRow {
  readonly area: Area;
  /** The level that would be granted. */
  readonly level: Level;
  /** Why it is less than requested. */
  readonly cappedBy?: 'role' | 'policy';
}

/** What one account can grant of a request. */
export interface Offer {
  readonly rows: readonly OfferRow[];
  /** Areas that were not requested. */
  readonly notRequested: readonly Area[];
  /** Requested areas that the role cannot grant at all. */
  readonly unavailable: readonly Area[];
  readonly permissions: readonly Permission[];
  readonly canEdit: boolean;
  /** Why nothing can be granted. */
  readonly refusedBy?: 'off' | 'host' | 'role';
}

export interface Asking {
  readonly requested: readonly Permission[];
  readonly host: string;
}

/** What an account with this role can grant within its workspace's policy. */
export function offerOf({ requested, host }: Asking, role: Role, policy: PolicyFacts): Offer {
  const asked = withReads(requested);
  const held = new Set(approvableOf(role, { ...policy, viewingOnly: false }));
  const allowed = new Set(approvableOf(role, policy));
  const permissions = [...asked].filter((permission) => allowed.has(permission));
  const askedAreas = AREAS.filter((area) => asked.has(`${area}:read`));
  const rows = askedAreas.flatMap((area) => rowOf(area, { asked, held, allowed }));
  const verdict = policyVerdict(policy, host);
  const refusedBy = verdict === 'pass' ? (rows.length === 0 ? ('role' as const) : undefined) : verdict;
  return {
    rows,
    notRequested: AREAS.filter((area) => !asked.has(`${area}:read`)),
    unavailable: askedAreas.filter((area) => !held.has(`${area}:read`)),
    permissions,
    canEdit: rows.some(({ level }) => level === 'edit'),
    ...(refusedBy ? { refusedBy } : {}),
  };
}

/** What a user agreed to. */
export interface Agreement {
  /** The permissions that the submitted page showed. */
  readonly shown: readonly string[];
  readonly viewingOnly: boolean;
}

/** The approved permissions: those that can be granted now and were shown, or only the read permissions of these. */
export const approvedOf = (
  { permissions }: Offer,
  { shown, viewingOnly }: Agreement,
): readonly Permission[] =>
  permissions.filter(
    (permission) => shown.includes(permission) && (!viewingOnly || permission.endsWith(':read')),
  );

type Known = Readonly<Record<'asked' | 'held' | 'allowed', ReadonlySet<Permission>>>;

function rowOf(area: Area, { asked, held, allowed }: Known): OfferRow[] {
  if (!held.has(`${area}:read`)) return [];
  if (!asked.has(`${area}:edit`)) return [{ area, level: 'view' }];
  if (!held.has(`${area}:edit`)) return [{ area, level: 'view', cappedBy: 'role' }];
  return allowed.has(`${area}:edit`)
    ? [{ area, level: 'edit' }]
    : [{ area, level: 'view', cappedBy: 'policy' }];
}
