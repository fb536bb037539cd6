import { Inject, Injectable } from '@nestjs/common';
import { LAST_USE_SECONDS, LastUse } from '../../../kernel/database/last-use';
import { SessionsRepository } from './sessions.repository';

/** When each session was last seen, written in batches. */
@Injectable()
export class SessionUses extends LastUse {
  constructor(sessions: SessionsRepository, @Inject(LAST_USE_SECONDS) seconds: number) {
    super((uses) => sessions.markSeen(uses), seconds);
  }
}
