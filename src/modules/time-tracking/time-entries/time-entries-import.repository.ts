import { Injectable } from '@nestjs/common';
import type { Credential } from '../../../access/principal';
import { KyselyRepository } from '../../../kernel/database/kysely.repository';
import type { EntryAction, EntrySnapshot, Source } from './time-entries.contract';
import type { TimeEntrySchema } from './time-entry.entity';
import type { TimeEntryChangeSchema } from './time-entry-change.entity';

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

type Entities = typeof TimeEntrySchema | typeof TimeEntryChangeSchema;

/** Imports entries and their history. Runs in the caller’s transaction. */
@Injectable()
export class TimeEntriesImportRepository extends KyselyRepository<Entities> {
  addEntries(workspaceId: string, entries: readonly ImportedEntry[]): Promise<void> {
    return this.insertMany(
      'time_entry',
      entries.map((entry) => ({
        workspaceId,
        ...entry,
        inAt: new Date(entry.inAt),
        outAt: instantOf(entry.outAt),
        remindedAt: instantOf(entry.remindedAt),
        createdAt: new Date(entry.createdAt),
      })),
    );
  }

  /** @param through the credential recorded in all history lines */
  addHistory(workspaceId: string, lines: readonly ImportedHistoryLine[], through: Credential): Promise<void> {
    const { kind: credentialKind, id: credentialId, name: credentialName } = through;
    const credential = { credentialKind, credentialId, credentialName };
    return this.insertMany(
      'time_entry_change',
      lines.map((line) => ({ workspaceId, ...line, ...credential, at: new Date(line.at) })),
    );
  }
}

const instantOf = (text: string | null): Date | null => (text === null ? null : new Date(text));
