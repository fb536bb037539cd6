import { Delete, Get, Param } from '@nestjs/common';
import { CurrentCaller, SignedIn } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import type { Caller } from '../../../access/principal';
import { Endpoint } from '../../../kernel/http/operation';
import { SessionId, SessionList } from './sessions.contract';
import { sessionNotFound } from './sessions.problems';
import { SessionsService } from './sessions.service';

@ApiController('sessions', 'Sessions')
export class SessionsController {
  constructor(private readonly sessions: SessionsService) {}

  @Get()
  @SignedIn({ membership: 'none', by: ['session'] })
  @Endpoint({
    id: 'listSessions',
    summary: 'List your active sessions',
    response: { status: 200, description: 'Your active sessions, newest first.', schema: SessionList },
  })
  async list(@CurrentCaller() caller: Caller): Promise<SessionList> {
    return { data: await this.sessions.list(caller) };
  }

  @Delete()
  @SignedIn({ membership: 'none', by: ['session'] })
  @Endpoint({
    id: 'endOtherSessions',
    summary: 'End all your other sessions',
    response: { status: 204, description: 'All other sessions have ended.' },
  })
  endOthers(@CurrentCaller() caller: Caller): Promise<void> {
    return this.sessions.endOthers(caller);
  }

  @Delete('current')
  @SignedIn({ membership: 'none', by: ['session'] })
  @Endpoint({
    id: 'signOut',
    summary: 'Sign out',
    response: { status: 204, description: 'This session has ended.' },
  })
  signOut(@CurrentCaller() caller: Caller): Promise<void> {
    return this.sessions.signOut(caller);
  }

  @Delete(':sessionId')
  @SignedIn({ membership: 'none', by: ['session'] })
  @Endpoint({
    id: 'endSession',
    summary: 'End one of your sessions',
    response: { status: 204, description: 'The session has ended. Its next request is refused.' },
    errors: [sessionNotFound],
  })
  end(@CurrentCaller() caller: Caller, @Param('sessionId', { schema: SessionId }) id: string): Promise<void> {
    return this.sessions.end(caller, id);
  }
}
