import { Inject, Injectable } from '@nestjs/common';
import { LAST_USE_SECONDS, LastUse } from '../../../kernel/database/last-use';
import { ApiKeysRepository } from './api-keys.repository';

/** Buffers the last use of each key and writes it in batches. */
@Injectable()
export class KeyUses extends LastUse {
  constructor(keys: ApiKeysRepository, @Inject(LAST_USE_SECONDS) seconds: number) {
    super((uses) => keys.markUsed(uses), seconds);
  }
}
