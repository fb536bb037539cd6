import { Get, Query } from '@nestjs/common';
import type { VNode } from 'preact';
import { z } from 'zod';
import { Allow, Who } from '../../../access/doors';
import type { Principal } from '../../../access/principal';
import { type Browser, Using } from '../../../console/browser';
import { formOf, Typed } from '../../../console/form';
import { PageController } from '../../../console/page-controller';
import { PageQuery } from '../../../kernel/http/paging.contract';
import { MembersScreens } from './members.screens';

/** A cursor that cannot be read starts the list anew. */
const MembersQuery = formOf({ cursor: PageQuery.shape.cursor.catch(undefined), show: Typed });
type MembersQuery = z.infer<typeof MembersQuery>;

@PageController('w/:slug/members')
export class MembersPagesController {
  constructor(private readonly screens: MembersScreens) {}

  @Get()
  @Allow('employees:read', 'own')
  list(
    @Who() who: Principal,
    @Query({ schema: MembersQuery }) { cursor, show }: MembersQuery,
    @Using() browser: Browser,
  ): Promise<VNode> {
    return this.screens.page(who, browser, { cursor, showsRemoved: show === 'removed' });
  }
}
