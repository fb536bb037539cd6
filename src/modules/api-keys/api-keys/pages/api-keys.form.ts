import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../../access/principal';
import type { Browser } from '../../../../console/http/browser';
import { Flash, flashOf } from '../../../../console/http/flash';
import { type PageAnswer, PageResponse, SeeOther } from '../../../../console/http/page-response';
import { Clock } from '../../../../kernel/clock/clock';
import { caught } from '../../../../kernel/problem/caught';
import { apiKeyNotFound, keyAlreadyGenerated, keyLimitReached } from '../api-keys.problems';
import { ApiKeysService } from '../api-keys.service';
import { ApiKeysViews, keysPath } from './api-keys-views';
import { type GenerateKeyForm, readKeyForm } from './generate-key.form';

const generatedBefore = flashOf({
  code: 'key-already-generated',
  tone: 'info',
  says: () => 'This key was already generated. Its value can’t be shown again.',
});
const revoked = flashOf({
  code: 'key-revoked',
  tone: 'ok',
  says: ({ name, hint }) => `Revoked “${name}” (${hint}). Tools that still use it now get a 401 error.`,
});
const revokedBefore = flashOf({
  code: 'key-already-revoked',
  tone: 'info',
  says: () => 'This key was already revoked.',
});
const LIMIT_WORDS =
  'You have reached the limit of 50 keys. Revoke a key that is no longer used, then generate a new one.';

/** Handles the forms of the API Keys page. */
@Injectable()
export class ApiKeysForms {
  constructor(
    private readonly apiKeys: ApiKeysService,
    private readonly views: ApiKeysViews,
    private readonly flash: Flash,
    private readonly clock: Clock,
  ) {}

  /** Returns the page with the value instead of a redirect, because the value is not stored. Idempotent per form. */
  async generate(caller: Principal, form: GenerateKeyForm, browser: Browser): Promise<PageAnswer> {
    const read = readKeyForm(form, caller.workspace.timeZone, this.clock.now());
    if ('faults' in read) {
      const again = { formId: form.formId, typed: form, faults: read.faults };
      return new PageResponse(422, await this.views.page(caller, browser, { form: again }));
    }
    try {
      const issued = await this.apiKeys.issue(caller, read.input, form.formId);
      return await this.views.page(caller, browser, { issued });
    } catch (error) {
      const { kind } = caught(error, keyAlreadyGenerated, keyLimitReached);
      if (kind.slug === keyAlreadyGenerated.kind.slug) return this.back(caller, browser, generatedBefore);
      return new PageResponse(kind.status, await this.views.page(caller, browser, { problem: LIMIT_WORDS }));
    }
  }

  async revoke(caller: Principal, keyId: string, browser: Browser): Promise<SeeOther> {
    try {
      const { name, hint } = await this.apiKeys.revoke(caller, keyId);
      return this.back(caller, browser, revoked, { name, hint });
    } catch (error) {
      caught(error, apiKeyNotFound);
      return this.back(caller, browser, revokedBefore);
    }
  }

  private back({ workspace }: Principal, browser: Browser, ...notice: NoticeOf): SeeOther {
    this.flash.leave(browser, ...notice);
    return new SeeOther(keysPath(workspace.slug));
  }
}

type NoticeOf = [kind: Parameters<Flash['leave']>[1], about?: Parameters<Flash['leave']>[2]];
