import { Body, Get, Param, Post } from '@nestjs/common';
import { Allow, Power, Who } from '../../../access/doors';
import { FreshProof } from '../../../access/fresh-proof';
import type { Principal } from '../../../access/principal';
import { type Browser, Using } from '../../../console/browser';
import { type PageAnswer, SeeOther } from '../../../console/page-answer';
import { PageController } from '../../../console/page-controller';
import { MemberId } from '../members.contract';
import { membersPath } from '../page/members.screens';
import { RestorationFields, RoleFields, SeatForms } from './seat.forms';

@PageController('w/:slug/members')
export class SeatsPagesController {
  constructor(private readonly forms: SeatForms) {}

  @Post('leave')
  @Power('workspace:leave', { by: ['session'] })
  leave(@Who() who: Principal, @Using() browser: Browser): Promise<SeeOther> {
    return this.forms.leave(who, browser);
  }

  /** Whoever comes back to the address of a form is led to the list. */
  @Get(':memberId/:act')
  @Allow('employees:read', 'own')
  show(@Who() { workspace }: Principal): SeeOther {
    return new SeeOther(membersPath(workspace.slug));
  }

  @Post(':memberId/role')
  @Power('roles:change', { by: ['session'] })
  @FreshProof('10m', { givesAdmin: true })
  changeRole(
    @Who() who: Principal,
    @Param('memberId', { schema: MemberId }) id: string,
    @Body({ schema: RoleFields }) fields: RoleFields,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.forms.changeRole(who, id, fields, browser);
  }

  @Post(':memberId/ownership')
  @Power('ownership:transfer', { by: ['session'] })
  @FreshProof('10m')
  transfer(
    @Who() who: Principal,
    @Param('memberId', { schema: MemberId }) id: string,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.forms.transfer(who, id, browser);
  }

  @Post(':memberId/removal')
  @Allow('employees:edit', 'all')
  remove(
    @Who() who: Principal,
    @Param('memberId', { schema: MemberId }) id: string,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.forms.remove(who, id, browser);
  }

  @Post(':memberId/restoration')
  @Allow('employees:edit', 'all')
  @FreshProof('10m', { givesAdmin: true })
  restore(
    @Who() who: Principal,
    @Param('memberId', { schema: MemberId }) id: string,
    @Body({ schema: RestorationFields }) fields: RestorationFields,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.forms.restore(who, id, fields, browser);
  }
}
