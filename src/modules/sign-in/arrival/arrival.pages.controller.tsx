import { Get, Param, Post } from '@nestjs/common';
import { Open, SignedIn, Who } from '../../../access/doors';
import type { Visitor } from '../../../access/principal';
import { type Browser, Using } from '../../../console/browser';
import { type PageAnswer, SeeOther } from '../../../console/page-answer';
import { PageController } from '../../../console/page-controller';
import { InvitationId } from '../../members';
import { Arrival } from './arrival';
import { ArrivalForms } from './arrival.forms';

@PageController()
export class ArrivalPagesController {
  constructor(
    private readonly arrival: Arrival,
    private readonly forms: ArrivalForms,
  ) {}

  @Get()
  @Open()
  async start(@Who() who: Visitor | undefined): Promise<SeeOther> {
    return new SeeOther(await this.arrival.placeOf(who));
  }

  @Get('workspaces')
  @SignedIn({ seat: 'none', by: ['session'] })
  choose(@Who() who: Visitor, @Using() browser: Browser): Promise<PageAnswer> {
    return this.forms.choose(who, browser);
  }

  @Post('invitations/:invitationId/join')
  @SignedIn({ seat: 'none', by: ['session'] })
  join(
    @Who() who: Visitor,
    @Param('invitationId', { schema: InvitationId }) id: string,
    @Using() browser: Browser,
  ): Promise<SeeOther> {
    return this.forms.join(who, id, browser);
  }
}
