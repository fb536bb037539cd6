import { Body, Get, Post, Query } from '@nestjs/common';
import type { VNode } from 'preact';
import { CurrentCaller, SignedIn } from '../../../access/access-rules';
import type { Caller } from '../../../access/principal';
import { type Browser, Using } from '../../../console/http/browser';
import { PageController } from '../../../console/http/page-controller';
import type { PageAnswer } from '../../../console/http/page-response';
import { NewWorkspaceForm, NewWorkspaceQuery, WorkspacesForms } from './workspaces.form';

@PageController('workspaces/new')
export class WorkspacesPagesController {
  constructor(private readonly forms: WorkspacesForms) {}

  @Get()
  @SignedIn({ membership: 'none', by: ['session'] })
  show(
    @CurrentCaller() caller: Caller,
    @Query({ schema: NewWorkspaceQuery }) query: NewWorkspaceQuery,
    @Using() browser: Browser,
  ): Promise<VNode> {
    return this.forms.page(caller, browser, query);
  }

  @Post()
  @SignedIn({ membership: 'none', by: ['session'] })
  create(
    @CurrentCaller() caller: Caller,
    @Body({ schema: NewWorkspaceForm }) form: NewWorkspaceForm,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.forms.create(caller, form, browser);
  }
}
