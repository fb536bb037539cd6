import type { PersonRow } from './report-members.repository';

/** The names of members in one report. Each is read once, so that pages of rows are read without a join. */
export class KnownPeople {
  private readonly known = new Map<string, PersonRow>();

  /** @param read reads members by id */
  constructor(private readonly read: (memberIds: readonly string[]) => Promise<PersonRow[]>) {}

  /** Adds the member's name and removal time to each row. */
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
