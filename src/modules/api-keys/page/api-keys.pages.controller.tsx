import { Body, Get, Param, Post } from '@nestjs/common';
import type { VNode } from 'preact';
import { Power, Who } from '../../../access/doors';
import { FreshProof } from '../../../access/fresh-proof';
import type { Principal } from '../../../access/principal';
import { type Browser, Using } from '../../../console/browser';
import type { PageAnswer, SeeOther } from '../../../console/page-answer';
import { PageController } from '../../../console/page-controller';
import { ApiKeyId } from '../api-keys.contract';
import { GenerateKeyForm } from '../limits/limits.form';
import { ApiKeysForms } from './api-keys.forms';
import { ApiKeysScreens } from './api-keys.screens';

@PageController('w/:slug/api-keys')
export class ApiKeysPagesController {
  constructor(
    private readonly screens: ApiKeysScreens,
    private readonly forms: ApiKeysForms,
  ) {}

  @Get()
  @Power('keys:list', { by: ['session'] })
  list(@Who() who: Principal, @Using() browser: Browser): Promise<VNode> {
    return this.screens.page(who, browser);
  }

  @Post()
  @Power('keys:generate', { by: ['session'] })
  @FreshProof('12h')
  generate(
    @Who() who: Principal,
    @Body({ schema: GenerateKeyForm }) form: GenerateKeyForm,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.forms.generate(who, form, browser);
  }

  @Get(':keyId')
  @Power('keys:explain', { by: ['session'] })
  show(
    @Who() who: Principal,
    @Param('keyId', { schema: ApiKeyId }) keyId: string,
    @Using() browser: Browser,
  ): Promise<VNode> {
    return this.screens.key(who, keyId, browser);
  }

  @Post(':keyId/revoke')
  @Power('keys:revoke', { by: ['session'] })
  revoke(
    @Who() who: Principal,
    @Param('keyId', { schema: ApiKeyId }) keyId: string,
    @Using() browser: Browser,
  ): Promise<SeeOther> {
    return this.forms.revoke(who, keyId, browser);
  }
}
