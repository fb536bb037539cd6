import { Body, Get, Param, Post } from '@nestjs/common';
import type { VNode } from 'preact';
import { Power, Who } from '../../../access/doors';
import type { Principal } from '../../../access/principal';
import { type Browser, Using } from '../../../console/browser';
import type { PageAnswer } from '../../../console/page-answer';
import { PageController } from '../../../console/page-controller';
import { ConnectionId } from '../connections.contract';
import { ConnectionsForms, PolicyForm } from './connections.forms';
import { ConnectionsScreens } from './connections.screens';

@PageController('w/:slug/connections')
export class ConnectionsPagesController {
  constructor(
    private readonly screens: ConnectionsScreens,
    private readonly forms: ConnectionsForms,
  ) {}

  @Get()
  @Power('connections:list', { by: ['session'] })
  list(@Who() who: Principal, @Using() browser: Browser): Promise<VNode> {
    return this.screens.list(who, browser);
  }

  @Post(':connectionId/revoke')
  @Power('connections:revoke', { by: ['session'] })
  revoke(
    @Who() who: Principal,
    @Param('connectionId', { schema: ConnectionId }) id: string,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.forms.revoke(who, id, browser);
  }

  @Get('policy')
  @Power('connections:rule', { by: ['session'] })
  policy(@Who() who: Principal, @Using() browser: Browser): Promise<VNode> {
    return this.screens.policy(who, browser);
  }

  @Post('policy')
  @Power('connections:rule', { by: ['session'] })
  rule(
    @Who() who: Principal,
    @Body({ schema: PolicyForm }) form: PolicyForm,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.forms.rule(who, form, browser);
  }
}
