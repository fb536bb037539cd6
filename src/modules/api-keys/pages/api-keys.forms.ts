import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import type { Browser } from '../../../console/browser';
import { Flash, flashOf } from '../../../console/flash';
import { type PageAnswer, PageResponse, SeeOther } from '../../../console/page-response';
import { Clock } from '../../../kernel/clock/clock';
import { caught } from '../../../kernel/problem/caught';
import { apiKeyNotFound, keyAlreadyGenerated, keyLimitReached } from '../api-keys.problems';
import { ApiKeysService } from '../api-keys.service';
import { type GenerateKeyForm, readKeyForm } from '../limits/limits.form';
import { ApiKeysPages, keysPath } from './api-keys.page-views';

const generatedBefore = flashOf({
  code: 'key-already-generated',
  tone: 'info',
  says: () => 'That key was already generated. Its value can’t be shown again.',
});
const revoked = flashOf({
  code: 'key-revoked',
  tone: 'ok',
  says: ({ name, hint }) => `Revoked “${name}” (${hint}). Anything still using it now gets 401.`,
});
const revokedBefore = flashOf({
  code: 'key-already-revoked',
  tone: 'info',
  says: () => 'That key was already revoked.',
});
const LIMIT_WORDS =
  'You have 50 keys, as many as one person can have. Revoke one that nothing uses, then generate again.';

/** The forms of the page of keys. */
@Injectable()
export class ApiKeysForms {
  constructor(
    private readonly apiKeys: ApiKeysService,
    private readonly pages: ApiKeysPages,
    private readonly flash: Flash,
    private readonly clock: Clock,
  ) {}

  /** Answers with the page itself, value and all: nothing else ever holds it. A form sent twice makes no second key. */
  async generate(caller: Principal, form: GenerateKeyForm, browser: Browser): Promise<PageAnswer> {
    const read = readKeyForm(form, caller.workspace.timeZone, this.clock.now());
    if ('faults' in read) {
      const again = { formId: form.formId, typed: form, faults: read.faults };
      return new PageResponse(422, await this.pages.page(caller, browser, { form: again }));
    }
    try {
      const issued = await this.apiKeys.issue(caller, read.input, form.formId);
      return await this.pages.page(caller, browser, { issued });
    } catch (error) {
      const { kind } = caught(error, keyAlreadyGenerated, keyLimitReached);
      if (kind.slug === keyAlreadyGenerated.kind.slug) return this.back(caller, browser, generatedBefore);
      return new PageResponse(kind.status, await this.pages.page(caller, browser, { problem: LIMIT_WORDS }));
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
