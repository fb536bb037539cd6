import { Injectable } from '@nestjs/common';
import type { Credential } from '../../../access/principal';
import { Sql } from '../../../kernel/database/sql';
import type { EntryAction, EntrySnapshot, Source } from './time-entries.contract';

/** An entry of sample data. Instants are RFC 3339. */
export interface ImportedEntry extends Omit<EntrySnapshot, 'isArchived'> {
  readonly id: string;
  readonly memberId: string;
  readonly isInUnrecognised: boolean;
  readonly isOutUnrecognised: boolean;
  readonly source: Source;
  readonly remindedAt: string | null;
  readonly createdAt: string;
  readonly version: number;
}

export interface ImportedHistoryLine {
  readonly id: string;
  readonly entryId: string;
  readonly action: EntryAction;
  readonly at: string;
  readonly byMemberId: string;
  readonly editRequestId: string | null;
  readonly before: EntrySnapshot | null;
  readonly after: EntrySnapshot;
}

/** Imports entries and their history. Runs in the caller’s transaction. */
@Injectable()
export class TimeEntriesImportRepository {
  constructor(private readonly sql: Sql) {}

  async addEntries(workspaceId: string, entries: readonly ImportedEntry[]): Promise<void> {
    await this.sql.addAll('time_entry', workspaceId, entries);
  }

  /** @param through the credential recorded in all history lines */
  async addHistory(
    workspaceId: string,
    lines: readonly ImportedHistoryLine[],
    through: Credential,
  ): Promise<void> {
    const { kind: credentialKind, id: credentialId, name: credentialName } = through;
    const credential = { credentialKind, credentialId, credentialName };
    await this.sql.addAll(
      'time_entry_change',
      workspaceId,
      lines.map((line) => ({ ...line, ...credential })),
    );
  }
}
