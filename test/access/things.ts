import type { Route } from '../../src/access/route-access-list';
import { newId } from '../../src/kernel/id/id';
import { digestOf } from '../../src/kernel/secret/secret';
import type { TestApp } from '../kit/app';
import { idFiltersOf } from './filters';

/** SQL that adds a row directly. `$1` is the workspace, `$2` the id, `$3` when it was archived. */
const THINGS = {
  jobId: [
    'job',
    `insert into job (workspace_id, id, name, is_for_everyone, created_at, archived_at)
     values ($1, $2, 'A job', true, now(), $3)`,
  ],
  locationId: [
    'loc',
    `insert into clock_location (workspace_id, id, name, geofences, networks, created_at, archived_at)
     values ($1, $2, 'A place', '[]', '{10.0.0.0/8}', now(), $3)`,
  ],
  fieldId: [
    'fld',
    `insert into custom_field (workspace_id, id, subject, name, kind, choices, is_required, position, created_at,
       archived_at)
     values ($1, $2, 'member', 'A field', 'text', '{}', false, 1, now(), $3)`,
  ],
  profileId: [
    'exp',
    `insert into export_profile (workspace_id, id, name, report, columns, delimiter, decimal_sign, date_form,
       hours_form, created_at, archived_at)
     values ($1, $2, 'A profile', 'payroll-summary', '[{"key":"memberName","heading":"Employee"}]', 'comma', 'point',
       'YYYY-MM-DD', 'decimal', now(), $3)`,
  ],
} as const;

/** Creates what a route refers to in its path, body or filters. Rows to restore are created as archived. */
export async function thingsFor(
  t: TestApp,
  workspaceId: string,
  route: Route,
): Promise<Record<string, string>> {
  const { path, operation } = route;
  const archivedAt = path.endsWith('/restore') ? new Date() : null;
  const example = JSON.stringify(operation?.example ?? {});
  const filtered = new Set(idFiltersOf(t, route).map((filter) => filter.prefix));
  const ids: Record<string, string> = {};
  for (const [name, [prefix, text]] of Object.entries(THINGS)) {
    const isNamed = path.includes(`:${name}`) || filtered.has(prefix);
    if (!isNamed && !example.includes(`"${prefix}_01k0`)) continue;
    ids[name] = newId(prefix);
    await t.sql(text, [workspaceId, ids[name], archivedAt]);
  }
  return ids;
}

/** A pending change of email address, if the route needs one. */
export async function emailChangeFor(
  t: TestApp,
  { path }: Route,
  { userId, email }: { readonly userId: string; readonly email: string },
): Promise<void> {
  if (!path.endsWith('/email-change')) return;
  const id = newId('ech');
  const hashes = ['approve', 'confirm', 'undo'].map((step) => digestOf(`${id} ${step}`));
  await t.sql(
    `insert into email_change (id, user_id, old_email, new_email, nonce, approve_hash, confirm_hash, undo_hash,
       created_at, expires_at)
     values ($1, $2, $3, 'new.' || $3, 'nonce', $4, $5, $6, $7, $7::timestamptz + interval '1 hour')`,
    [id, userId, email, ...hashes, t.clock.now()],
  );
}
