import { Get, Param, Post } from '@nestjs/common';
import { CurrentCaller, Open, SignedIn } from '../../../../access/access-rules';
import type { Caller } from '../../../../access/principal';
import { type Browser, Using } from '../../../../console/http/browser';
import { PageController } from '../../../../console/http/page-controller';
import { type PageAnswer, SeeOther } from '../../../../console/http/page-response';
import { InvitationId } from '../../../members';
import { PostSignInRedirect } from './post-sign-in-redirect';
import { WorkspaceChoiceForms } from './workspace-choice.form';

@PageController()
export class WorkspaceChoicePageController {
  constructor(
    private readonly redirect: PostSignInRedirect,
    private readonly forms: WorkspaceChoiceForms,
  ) {}

  @Get()
  @Open()
  async start(@CurrentCaller() caller: Caller | undefined): Promise<SeeOther> {
    return new SeeOther(await this.redirect.placeOf(caller));
  }

  @Get('workspaces')
  @SignedIn({ membership: 'none', by: ['session'] })
  choose(@CurrentCaller() caller: Caller, @Using() browser: Browser): Promise<PageAnswer> {
    return this.forms.choose(caller, browser);
  }

  @Post('invitations/:invitationId/join')
  @SignedIn({ membership: 'none', by: ['session'] })
  join(
    @CurrentCaller() caller: Caller,
    @Param('invitationId', { schema: InvitationId }) id: string,
    @Using() browser: Browser,
  ): Promise<SeeOther> {
    return this.forms.join(caller, id, browser);
  }
}
