import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '../../../../access/principal';
import type { Browser } from '../../../../console/http/browser';
import { Flash, flashOf } from '../../../../console/http/flash';
import { formOf, Typed } from '../../../../console/http/form';
import { type PageAnswer, PageResponse, SeeOther } from '../../../../console/http/page-response';
import { caught } from '../../../../kernel/problem/caught';
import { versionClash } from '../../../../kernel/problem/version.problems';
import { PolicyInput, PolicyService } from '../../policy';
import { connectionNotFound } from '../connections.problems';
import { ConnectionsService } from '../connections.service';
import { ConnectionsPages, connectionsPath } from './connections-views';

export const PolicyForm = formOf({ allows: Typed, viewing: Typed, hosts: Typed, version: Typed });
export type PolicyForm = z.infer<typeof PolicyForm>;

const revoked = flashOf({
  code: 'connection-revoked',
  tone: 'ok',
  says: ({ name, hint }) => `${name} can no longer use ${hint}.`,
});
const revokedBefore = flashOf({
  code: 'connection-already-revoked',
  tone: 'info',
  says: () => 'That connection was already revoked.',
});
const policySaved = flashOf({
  code: 'connection-policy-saved',
  tone: 'ok',
  says: () => 'Saved. The policy applies from each assistant’s next call.',
});
const policyChanged = flashOf({
  code: 'connection-policy-changed',
  tone: 'warn',
  says: () => 'Someone else changed the policy in the meantime. Review it, then save again.',
});

/** The forms on the connections pages. */
@Injectable()
export class ConnectionsForms {
  constructor(
    private readonly connections: ConnectionsService,
    private readonly policies: PolicyService,
    private readonly pages: ConnectionsPages,
    private readonly flash: Flash,
  ) {}

  async revoke(caller: Principal, connectionId: string, browser: Browser): Promise<SeeOther> {
    const { slug, name: hint } = caller.workspace;
    try {
      const { name } = await this.connections.revoke(caller, connectionId);
      this.flash.leave(browser, revoked, { name, hint });
    } catch (error) {
      caught(error, connectionNotFound);
      this.flash.leave(browser, revokedBefore);
    }
    return new SeeOther(connectionsPath(slug));
  }

  async rule(caller: Principal, form: PolicyForm, browser: Browser): Promise<PageAnswer> {
    const hosts = form.hosts
      .split(/[\s,]+/)
      .map((one) => one.trim())
      .filter(Boolean);
    const [allows, viewing] = [form.allows !== '', form.viewing !== ''];
    const input = PolicyInput.safeParse({
      allowsConnections: allows,
      viewingOnly: viewing,
      allowedHosts: hosts.length > 0 ? hosts : null,
    });
    if (!input.success) {
      const error = input.error.issues[0]?.message;
      return new PageResponse(
        422,
        await this.pages.policy(caller, browser, { ...form, allows, viewing, error }),
      );
    }
    return this.save(caller, input.data, form.version, browser);
  }

  private async save(
    caller: Principal,
    input: PolicyInput,
    version: string,
    browser: Browser,
  ): Promise<SeeOther> {
    const path = `${connectionsPath(caller.workspace.slug)}/policy`;
    try {
      await this.policies.set(caller, input, /^\d{1,9}$/.test(version) ? Number(version) : undefined);
      this.flash.leave(browser, policySaved);
    } catch (error) {
      caught(error, versionClash);
      this.flash.leave(browser, policyChanged);
    }
    return new SeeOther(path);
  }
}
