import { itemArchived, itemNotArchived } from './archive.problems';

/** An item that can be archived and restored, and is never deleted. */
interface Archivable {
  readonly archivedAt: Date | null;
}

/** @throws itemArchived when the item is archived */
export function assertActive({ archivedAt }: Archivable): void {
  if (archivedAt) throw itemArchived();
}

/** @throws itemNotArchived when the item is active */
export function assertArchived({ archivedAt }: Archivable): void {
  if (!archivedAt) throw itemNotArchived();
}
