/** The terms of the reference model, named as in the product. Nothing is imported from the code under test. */
export const AREAS = [
  'account',
  'employees',
  'time_tracking',
  'time_off',
  'pay_rates',
  'rules',
  'reports',
] as const;
export type Area = (typeof AREAS)[number];
export type Act = 'read' | 'edit';
export type Reach = 'own' | 'all';
export type GivenRole = 'admin' | 'employee';
export type Role = 'owner' | GivenRole;

export interface Session {
  readonly kind: 'session';
  readonly person: number;
  readonly startedAt: number;
  ended: boolean;
}

export interface Key {
  readonly kind: 'key';
  readonly person: number;
  readonly workspace: number;
  readonly epoch: number;
  readonly only: readonly string[] | undefined;
  revoked: boolean;
}

export interface Connection {
  readonly kind: 'connection';
  readonly person: number;
  readonly workspace: number;
  readonly epoch: number;
  readonly client: number;
  readonly resource: 'mcp' | 'api/v1';
  /** The session that approved it. */
  readonly session: Session;
  readonly only: readonly string[];
  ended: boolean;
}

export type Credential = Session | Key | Connection;

/** The redirect hosts of the model's assistants: two on the web, one on people's own computers. */
export const HOSTS = ['assistant.example', 'other.example', 'localhost'] as const;

export interface Policy {
  readonly allowsConnections: boolean;
  readonly viewingOnly: boolean;
  readonly allowedHosts: readonly string[] | null;
}

export const OPEN: Policy = { allowsConnections: true, viewingOnly: false, allowedHosts: null };

const EMPLOYEE_EDITS: readonly Area[] = ['employees', 'time_tracking', 'time_off'];

export function holds(role: Role, area: Area, act: Act, reach: Reach): boolean {
  if (role !== 'employee') return true;
  if (reach === 'all') return area === 'rules' && act === 'read';
  return act === 'read' || EMPLOYEE_EDITS.includes(area);
}

/** `edit` includes `read`. */
export const brings = (only: readonly string[], area: Area, act: Act): boolean =>
  only.includes(`${area}:${act}`) || (act === 'read' && only.includes(`${area}:edit`));

export const keepsOut = ({ allowsConnections, allowedHosts }: Policy, client: number): boolean =>
  !allowsConnections || (allowedHosts !== null && !allowedHosts.includes(HOSTS[client] ?? ''));

export function everything(): string[] {
  return AREAS.flatMap((area) => [`${area}:read`, `${area}:edit`]);
}
