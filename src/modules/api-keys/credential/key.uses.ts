import { Inject, Injectable } from '@nestjs/common';
import { LAST_USE_SECONDS, LastUse } from '../../../kernel/database/last-use';
import { ApiKeysRepository } from '../api-keys.repository';

/** When each key was last used, written behind. */
@Injectable()
export class KeyUses extends LastUse {
  constructor(keys: ApiKeysRepository, @Inject(LAST_USE_SECONDS) seconds: number) {
    super((uses) => keys.markUsed(uses), seconds);
  }
}
