import type { CustomFieldChange, CustomFieldFacts, FieldKind, FieldSubject } from './custom-fields.contract';
import { customFieldLimitReached } from './records.problems';

const IN_USE_MAX = 50;
const POSITION_MAX = 1000;

/** @throws customFieldLimitReached when a subject has 50 active fields */
export function assertCapacity(fields: readonly { readonly archivedAt: Date | null }[]): void {
  if (fields.filter(({ archivedAt }) => !archivedAt).length >= IN_USE_MAX) throw customFieldLimitReached();
}

/** The position after all other fields. */
export const nextPosition = (fields: readonly { readonly position: number }[]): number =>
  Math.min(POSITION_MAX, Math.max(0, ...fields.map(({ position }) => position)) + 1);

/** Applies a change. Omitted properties do not change. */
export const changedField = (field: CustomFieldFacts, change: CustomFieldChange): CustomFieldFacts => ({
  name: change.name ?? field.name,
  choices: change.choices ?? field.choices,
  isRequired: change.isRequired ?? field.isRequired,
  position: change.position ?? field.position,
});

/** The facts about a field for an audit event. */
export const factsOf = ({
  subject,
  name,
  kind,
  choices,
  isRequired,
  position,
}: CustomFieldFacts & { subject: FieldSubject; kind: FieldKind }) => ({
  subject,
  name,
  kind,
  choices,
  isRequired,
  position,
});
