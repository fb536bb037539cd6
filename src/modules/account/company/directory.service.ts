import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { type ChangesQuery, changedFrom, placeOf, toPage } from '../../../kernel/http/paging.contract';
import type { DirectoryEntry, DirectoryPage } from './directory.contract';
import { DirectoryRepository } from './directory.repository';

@Injectable()
export class DirectoryService {
  constructor(private readonly directory: DirectoryRepository) {}

  /** The names of all active members. Every member can read them. */
  async list(caller: Principal, query: ChangesQuery): Promise<DirectoryPage> {
    const after = placeOf(query.cursor);
    const rows = await this.directory.list(caller.workspaceId, changedFrom(query), after, query.limit + 1);
    return toPage(
      rows,
      query.limit,
      ({ id }) => id,
      (row): DirectoryEntry => row,
    );
  }
}
