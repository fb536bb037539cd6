import { Body, Get, Param, Post } from '@nestjs/common';
import type { VNode } from 'preact';
import { CurrentCaller, RequirePrivilege } from '../../../../access/access-rules';
import type { Principal } from '../../../../access/principal';
import { type Browser, Using } from '../../../../console/http/browser';
import { PageController } from '../../../../console/http/page-controller';
import type { PageAnswer } from '../../../../console/http/page-response';
import { ConnectionId } from '../connections.contract';
import { ConnectionsForms, PolicyForm } from './connections.form';
import { ConnectionsPages } from './connections-views';

@PageController('w/:slug/connections')
export class ConnectionsPageController {
  constructor(
    private readonly pages: ConnectionsPages,
    private readonly forms: ConnectionsForms,
  ) {}

  @Get()
  @RequirePrivilege('connections:list', { by: ['session'] })
  list(@CurrentCaller() caller: Principal, @Using() browser: Browser): Promise<VNode> {
    return this.pages.list(caller, browser);
  }

  @Post(':connectionId/revoke')
  @RequirePrivilege('connections:revoke', { by: ['session'] })
  revoke(
    @CurrentCaller() caller: Principal,
    @Param('connectionId', { schema: ConnectionId }) id: string,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.forms.revoke(caller, id, browser);
  }

  @Get('policy')
  @RequirePrivilege('connections:rule', { by: ['session'] })
  policy(@CurrentCaller() caller: Principal, @Using() browser: Browser): Promise<VNode> {
    return this.pages.policy(caller, browser);
  }

  @Post('policy')
  @RequirePrivilege('connections:rule', { by: ['session'] })
  rule(
    @CurrentCaller() caller: Principal,
    @Body({ schema: PolicyForm }) form: PolicyForm,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.forms.rule(caller, form, browser);
  }
}
