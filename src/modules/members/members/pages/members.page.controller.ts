import { Body, Get, Param, Post, Query } from '@nestjs/common';
import type { VNode } from 'preact';
import { z } from 'zod';
import { CurrentCaller, RequirePermission, RequirePrivilege } from '../../../../access/access-rules';
import { FreshProof } from '../../../../access/fresh-proof';
import type { Principal } from '../../../../access/principal';
import { type Browser, Using } from '../../../../console/http/browser';
import { formOf, Typed } from '../../../../console/http/form';
import { PageController } from '../../../../console/http/page-controller';
import { type PageAnswer, SeeOther } from '../../../../console/http/page-response';
import { PageQuery } from '../../../../kernel/http/paging.contract';
import { MemberId } from '../../membership';
import { MembersPages, membersPath } from './members-views';
import { MembershipForms, RestorationFields, RoleFields } from './membership.form';

/** An invalid cursor shows the first page. */
const MembersQuery = formOf({ cursor: PageQuery.shape.cursor.catch(undefined), show: Typed });
type MembersQuery = z.infer<typeof MembersQuery>;

@PageController('w/:slug/members')
export class MembersPagesController {
  constructor(
    private readonly pages: MembersPages,
    private readonly forms: MembershipForms,
  ) {}

  @Get()
  @RequirePermission('employees:read', 'own')
  list(
    @CurrentCaller() caller: Principal,
    @Query({ schema: MembersQuery }) { cursor, show }: MembersQuery,
    @Using() browser: Browser,
  ): Promise<VNode> {
    return this.pages.page(caller, browser, { cursor, showsRemoved: show === 'removed' });
  }

  @Post('leave')
  @RequirePrivilege('workspace:leave', { by: ['session'] })
  leave(@CurrentCaller() caller: Principal, @Using() browser: Browser): Promise<SeeOther> {
    return this.forms.leave(caller, browser);
  }

  /** A GET of a form address redirects to the list. */
  @Get(':memberId/:act')
  @RequirePermission('employees:read', 'own')
  show(@CurrentCaller() { workspace }: Principal): SeeOther {
    return new SeeOther(membersPath(workspace.slug));
  }

  @Post(':memberId/role')
  @RequirePrivilege('roles:change', { by: ['session'] })
  @FreshProof('10m', { givesAdmin: true })
  changeRole(
    @CurrentCaller() caller: Principal,
    @Param('memberId', { schema: MemberId }) id: string,
    @Body({ schema: RoleFields }) fields: RoleFields,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.forms.changeRole(caller, id, fields, browser);
  }

  @Post(':memberId/ownership')
  @RequirePrivilege('ownership:transfer', { by: ['session'] })
  @FreshProof('10m')
  transfer(
    @CurrentCaller() caller: Principal,
    @Param('memberId', { schema: MemberId }) id: string,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.forms.transfer(caller, id, browser);
  }

  @Post(':memberId/removal')
  @RequirePermission('employees:edit', 'all')
  remove(
    @CurrentCaller() caller: Principal,
    @Param('memberId', { schema: MemberId }) id: string,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.forms.remove(caller, id, browser);
  }

  @Post(':memberId/restoration')
  @RequirePermission('employees:edit', 'all')
  @FreshProof('10m', { givesAdmin: true })
  restore(
    @CurrentCaller() caller: Principal,
    @Param('memberId', { schema: MemberId }) id: string,
    @Body({ schema: RestorationFields }) fields: RestorationFields,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.forms.restore(caller, id, fields, browser);
  }
}
