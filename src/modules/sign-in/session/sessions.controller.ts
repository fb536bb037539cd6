import { Delete, Get, Param } from '@nestjs/common';
import { ApiController } from '../../../access/api-controller';
import { SignedIn, Who } from '../../../access/doors';
import type { Visitor } from '../../../access/principal';
import { Answers } from '../../../kernel/http/operation';
import { SessionId, SessionList } from '../sign-in.contract';
import { sessionNotFound } from '../sign-in.problems';
import { SessionsService } from './sessions.service';

@ApiController('sessions', 'Sessions')
export class SessionsController {
  constructor(private readonly sessions: SessionsService) {}

  @Get()
  @SignedIn({ seat: 'none', by: ['session'] })
  @Answers({
    id: 'listSessions',
    summary: 'List your live sessions',
    answer: { status: 200, says: 'Newest first.', schema: SessionList },
  })
  async list(@Who() who: Visitor): Promise<SessionList> {
    return { data: await this.sessions.list(who) };
  }

  @Delete()
  @SignedIn({ seat: 'none', by: ['session'] })
  @Answers({
    id: 'endOtherSessions',
    summary: 'End all your other sessions',
    answer: { status: 204, says: 'Only this session is left.' },
  })
  endOthers(@Who() who: Visitor): Promise<void> {
    return this.sessions.endOthers(who);
  }

  @Delete('current')
  @SignedIn({ seat: 'none', by: ['session'] })
  @Answers({ id: 'signOut', summary: 'Sign out', answer: { status: 204, says: 'This session is over.' } })
  signOut(@Who() who: Visitor): Promise<void> {
    return this.sessions.signOut(who);
  }

  @Delete(':sessionId')
  @SignedIn({ seat: 'none', by: ['session'] })
  @Answers({
    id: 'endSession',
    summary: 'End one of your sessions',
    answer: { status: 204, says: 'The session is over; its next request is refused.' },
    refuses: [sessionNotFound],
  })
  end(@Who() who: Visitor, @Param('sessionId', { schema: SessionId }) id: string): Promise<void> {
    return this.sessions.end(who, id);
  }
}
