import { Get, Param, Post } from '@nestjs/common';
import type { VNode } from 'preact';
import { CurrentCaller, SignedIn } from '../../../../access/access-rules';
import type { Caller } from '../../../../access/principal';
import { type Browser, Using } from '../../../../console/http/browser';
import { PageController } from '../../../../console/http/page-controller';
import { SeeOther } from '../../../../console/http/page-response';
import { SessionId } from '../sessions.contract';
import { SESSIONS_PATH, SessionsForms } from './sessions.form';

@PageController('me/sessions')
export class SessionsPageController {
  constructor(private readonly forms: SessionsForms) {}

  @Get()
  @SignedIn({ membership: 'none', by: ['session'] })
  list(@CurrentCaller() caller: Caller, @Using() browser: Browser): Promise<VNode> {
    return this.forms.page(caller, browser);
  }

  /** Opening the URL of a form redirects to the list. */
  @Get('end-others')
  @SignedIn({ membership: 'none', by: ['session'] })
  showOthers(): SeeOther {
    return new SeeOther(SESSIONS_PATH);
  }

  @Get(':sessionId/end')
  @SignedIn({ membership: 'none', by: ['session'] })
  showOne(): SeeOther {
    return new SeeOther(SESSIONS_PATH);
  }

  @Post('end-others')
  @SignedIn({ membership: 'none', by: ['session'] })
  endOthers(@CurrentCaller() caller: Caller, @Using() browser: Browser): Promise<SeeOther> {
    return this.forms.endOthers(caller, browser);
  }

  @Post(':sessionId/end')
  @SignedIn({ membership: 'none', by: ['session'] })
  end(
    @CurrentCaller() caller: Caller,
    @Param('sessionId', { schema: SessionId }) id: string,
    @Using() browser: Browser,
  ): Promise<SeeOther> {
    return this.forms.end(caller, id, browser);
  }
}
