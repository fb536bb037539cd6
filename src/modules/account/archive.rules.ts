import { itemArchived, itemNotArchived } from './account.problems';

/** Something that is put away and taken out again, and never deleted. */
interface Archivable {
  readonly archivedAt: Date | null;
}

/** @throws itemArchived when it is put away */
export function assertInUse({ archivedAt }: Archivable): void {
  if (archivedAt) throw itemArchived();
}

/** @throws itemNotArchived when it is in use */
export function assertArchived({ archivedAt }: Archivable): void {
  if (!archivedAt) throw itemNotArchived();
}
