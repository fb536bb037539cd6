import { Get, Query } from '@nestjs/common';
import type { VNode } from 'preact';
import { z } from 'zod';
import { CurrentCaller, RequirePermission } from '../../../access/access-rules';
import type { Principal } from '../../../access/principal';
import { type Browser, Using } from '../../../console/http/browser';
import { formOf, Typed } from '../../../console/http/form';
import { PageController } from '../../../console/http/page-controller';
import { PageQuery } from '../../../kernel/http/paging.contract';
import { MembersPages } from './members.page-views';

/** An invalid cursor shows the first page. */
const MembersQuery = formOf({ cursor: PageQuery.shape.cursor.catch(undefined), show: Typed });
type MembersQuery = z.infer<typeof MembersQuery>;

@PageController('w/:slug/members')
export class MembersPagesController {
  constructor(private readonly pages: MembersPages) {}

  @Get()
  @RequirePermission('employees:read', 'own')
  list(
    @CurrentCaller() caller: Principal,
    @Query({ schema: MembersQuery }) { cursor, show }: MembersQuery,
    @Using() browser: Browser,
  ): Promise<VNode> {
    return this.pages.page(caller, browser, { cursor, showsRemoved: show === 'removed' });
  }
}
