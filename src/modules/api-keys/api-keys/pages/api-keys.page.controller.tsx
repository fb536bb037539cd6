import { Body, Get, Param, Post } from '@nestjs/common';
import type { VNode } from 'preact';
import { CurrentCaller, RequirePrivilege } from '../../../../access/access-rules';
import { FreshProof } from '../../../../access/fresh-proof';
import type { Principal } from '../../../../access/principal';
import { type Browser, Using } from '../../../../console/http/browser';
import { PageController } from '../../../../console/http/page-controller';
import type { PageAnswer, SeeOther } from '../../../../console/http/page-response';
import { ApiKeyId } from '../api-keys.contract';
import { ApiKeysForms } from './api-keys.form';
import { ApiKeysViews } from './api-keys-views';
import { GenerateKeyForm } from './generate-key.form';

@PageController('w/:slug/api-keys')
export class ApiKeysPageController {
  constructor(
    private readonly views: ApiKeysViews,
    private readonly forms: ApiKeysForms,
  ) {}

  @Get()
  @RequirePrivilege('keys:list', { by: ['session'] })
  list(@CurrentCaller() caller: Principal, @Using() browser: Browser): Promise<VNode> {
    return this.views.page(caller, browser);
  }

  @Post()
  @RequirePrivilege('keys:generate', { by: ['session'] })
  @FreshProof('12h')
  generate(
    @CurrentCaller() caller: Principal,
    @Body({ schema: GenerateKeyForm }) form: GenerateKeyForm,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.forms.generate(caller, form, browser);
  }

  @Get(':keyId')
  @RequirePrivilege('keys:explain', { by: ['session'] })
  show(
    @CurrentCaller() caller: Principal,
    @Param('keyId', { schema: ApiKeyId }) keyId: string,
    @Using() browser: Browser,
  ): Promise<VNode> {
    return this.views.key(caller, keyId, browser);
  }

  @Post(':keyId/revoke')
  @RequirePrivilege('keys:revoke', { by: ['session'] })
  revoke(
    @CurrentCaller() caller: Principal,
    @Param('keyId', { schema: ApiKeyId }) keyId: string,
    @Using() browser: Browser,
  ): Promise<SeeOther> {
    return this.forms.revoke(caller, keyId, browser);
  }
}
