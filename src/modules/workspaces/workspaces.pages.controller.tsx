import { Body, Get, Post, Query } from '@nestjs/common';
import type { VNode } from 'preact';
import { SignedIn, Who } from '../../access/doors';
import type { Visitor } from '../../access/principal';
import { type Browser, Using } from '../../console/browser';
import type { PageAnswer } from '../../console/page-answer';
import { PageController } from '../../console/page-controller';
import { NewWorkspaceForm, NewWorkspaceQuery, WorkspacesForms } from './workspaces.forms';

@PageController('workspaces/new')
export class WorkspacesPagesController {
  constructor(private readonly forms: WorkspacesForms) {}

  @Get()
  @SignedIn({ seat: 'none', by: ['session'] })
  show(
    @Who() who: Visitor,
    @Query({ schema: NewWorkspaceQuery }) query: NewWorkspaceQuery,
    @Using() browser: Browser,
  ): Promise<VNode> {
    return this.forms.page(who, browser, query);
  }

  @Post()
  @SignedIn({ seat: 'none', by: ['session'] })
  create(
    @Who() who: Visitor,
    @Body({ schema: NewWorkspaceForm }) form: NewWorkspaceForm,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.forms.create(who, form, browser);
  }
}
