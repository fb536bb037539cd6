import type { PersonRow } from '../reports.repository';

/** The names of the members that rows are about: each is read once a report, for the pages of rows are read without. */
export class KnownPeople {
  private readonly known = new Map<string, PersonRow>();

  /** @param read asks for some members by id */
  constructor(private readonly read: (memberIds: readonly string[]) => Promise<PersonRow[]>) {}

  /** Rows with whose they are. */
  async named<R extends { readonly memberId: string }>(
    rows: readonly R[],
  ): Promise<(R & { readonly memberName: string; readonly removedMs: number | null })[]> {
    const unknown = new Set(rows.map(({ memberId }) => memberId).filter((id) => !this.known.has(id)));
    if (unknown.size > 0)
      for (const person of await this.read([...unknown])) this.known.set(person.id, person);
    return rows.map((row) => {
      const { name = '', removedMs = null } = this.known.get(row.memberId) ?? {};
      return { ...row, memberName: name, removedMs };
    });
  }
}
