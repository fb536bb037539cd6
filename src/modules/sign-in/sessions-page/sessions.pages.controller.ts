import { Get, Param, Post } from '@nestjs/common';
import type { VNode } from 'preact';
import { SignedIn, Who } from '../../../access/doors';
import type { Visitor } from '../../../access/principal';
import { type Browser, Using } from '../../../console/browser';
import { SeeOther } from '../../../console/page-answer';
import { PageController } from '../../../console/page-controller';
import { SessionId } from '../sign-in.contract';
import { SESSIONS_PATH, SessionsForms } from './sessions.forms';

@PageController('me/sessions')
export class SessionsPagesController {
  constructor(private readonly forms: SessionsForms) {}

  @Get()
  @SignedIn({ seat: 'none', by: ['session'] })
  list(@Who() who: Visitor, @Using() browser: Browser): Promise<VNode> {
    return this.forms.page(who, browser);
  }

  /** Whoever comes back to the address of a form is led to the list. */
  @Get('end-others')
  @SignedIn({ seat: 'none', by: ['session'] })
  showOthers(): SeeOther {
    return new SeeOther(SESSIONS_PATH);
  }

  @Get(':sessionId/end')
  @SignedIn({ seat: 'none', by: ['session'] })
  showOne(): SeeOther {
    return new SeeOther(SESSIONS_PATH);
  }

  @Post('end-others')
  @SignedIn({ seat: 'none', by: ['session'] })
  endOthers(@Who() who: Visitor, @Using() browser: Browser): Promise<SeeOther> {
    return this.forms.endOthers(who, browser);
  }

  @Post(':sessionId/end')
  @SignedIn({ seat: 'none', by: ['session'] })
  end(
    @Who() who: Visitor,
    @Param('sessionId', { schema: SessionId }) id: string,
    @Using() browser: Browser,
  ): Promise<SeeOther> {
    return this.forms.end(who, id, browser);
  }
}
