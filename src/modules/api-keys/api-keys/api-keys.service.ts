import { Injectable } from '@nestjs/common';
import { PERMISSIONS } from '../../../access/permissions';
import type { Principal } from '../../../access/principal';
import { Clock } from '../../../kernel/clock/clock';
import {
  type ChangesQuery,
  changedFrom,
  PAGE_MAX,
  placeOf,
  toPage,
} from '../../../kernel/http/paging.contract';
import { newId } from '../../../kernel/id/id';
import { digestOf } from '../../../kernel/secret/secret';
import { AuditTrail, type Happening, type WorkspaceAction } from '../../audit';
import { MembershipLock } from '../../members';
import { hintOf, newApiKeyToken } from './api-key-token';
import type {
  ApiKeyPage,
  ApiKeyView,
  ExplainQuery,
  Explanation,
  IssuedApiKey,
  NewApiKey,
} from './api-keys.contract';
import { apiKeyNotFound, keyAlreadyGenerated } from './api-keys.problems';
import { type ApiKeyRow, ApiKeysRepository, type NewApiKeyRow, type RevokedKey } from './api-keys.repository';
import { assertAhead, assertCapacity, assertMayGrant, explanationOf, keyholderScope } from './api-keys.rules';
import { KeyUses } from './key-uses';

type Named = { readonly id: string; readonly name: string };
type Change = Pick<Happening<WorkspaceAction>, 'before' | 'after'>;

@Injectable()
export class ApiKeysService {
  constructor(
    private readonly keys: ApiKeysRepository,
    private readonly memberships: MembershipLock,
    private readonly clock: Clock,
    private readonly uses: KeyUses,
    private readonly trail: AuditTrail,
  ) {}

  /**
   * Issues a key that acts as the caller. The value is returned once and never stored.
   * @param formId id of the submitted form; a form creates at most one key
   * @throws keyLimitReached at 50 active keys; keyAlreadyGenerated when the form was already submitted;
   * workspaceNotFound when the caller was removed in the meantime
   */
  issue(caller: Principal, input: NewApiKey, formId: string | null = null): Promise<IssuedApiKey> {
    return this.memberships.withCredentialPrivilege(caller, 'keys:generate', async () => {
      if (formId && (await this.keys.hasForm(caller.workspaceId, formId))) throw keyAlreadyGenerated();
      assertMayGrant(caller, input.permissions);
      assertCapacity(await this.keys.countLive(caller.workspaceId, caller.memberId));
      const value = newApiKeyToken();
      const id = newId('key');
      const created = this.rowOf(caller, input, { id, value, formId });
      assertAhead(created.expiresAt, created.createdAt);
      await this.keys.add(caller.workspaceId, created);
      const row = await this.keys.find(caller.workspaceId, id, null);
      if (!row) throw new Error('a key vanished within its transaction');
      await this.record(caller, 'api_key.generated', row, { after: createdAs(row) });
      return { ...this.view(row), value };
    });
  }

  /** Active keys, newest first: all keys for the owner and admins, otherwise the caller's own. */
  async list(caller: Principal, query: ChangesQuery): Promise<ApiKeyPage> {
    const scope = keyholderScope(caller, 'keys:list');
    const rows = await this.keys.list(
      caller.workspaceId,
      { scope, changed: changedFrom(query) },
      placeOf(query.cursor),
      query.limit + 1,
    );
    return toPage(
      rows,
      query.limit,
      (row) => row.id,
      (row) => this.view(row),
    );
  }

  /** Whether any key of the workspace was ever used, including uses that are not flushed yet. */
  async hasBeenUsed(caller: Principal): Promise<boolean> {
    if (await this.keys.hasUsed(caller.workspaceId)) return true;
    const { data } = await this.list(caller, { limit: PAGE_MAX });
    return data.some((key) => key.lastUsedAt !== null);
  }

  /** A key with one verdict per permission. Network limits are ignored. @throws apiKeyNotFound */
  async verdicts(caller: Principal, keyId: string): Promise<{ key: ApiKeyView; verdicts: Explanation[] }> {
    const row = await this.keys.find(caller.workspaceId, keyId, null);
    const facts = row && (await this.keys.findForExplanation(caller.workspaceId, keyId));
    if (!facts) throw apiKeyNotFound();
    const now = this.clock.now();
    const verdicts = PERMISSIONS.map((permission) => explanationOf(facts, { permission }, now));
    return { key: this.view(row), verdicts };
  }

  /** Evaluates one permission for a key and names the check that fails. @throws apiKeyNotFound */
  async explain(caller: Principal, keyId: string, asked: ExplainQuery): Promise<Explanation> {
    const key = await this.keys.findForExplanation(caller.workspaceId, keyId);
    if (!key) throw apiKeyNotFound();
    return explanationOf(key, asked, this.clock.now());
  }

  /** Revokes a key; its next request gets 401. @throws apiKeyNotFound when revoked already, or another member's */
  revoke(caller: Principal, keyId: string): Promise<RevokedKey> {
    return this.memberships.withCredentialPrivilege(caller, 'keys:revoke', async ({ role, id: memberId }) => {
      const onlyMemberId = keyholderScope({ role, memberId }, 'keys:revoke');
      const by = { memberId, onlyMemberId, now: this.clock.now() };
      const revoked = await this.keys.takeRevoked(caller.workspaceId, keyId, by);
      if (!revoked) throw apiKeyNotFound();
      const { hint, lastUsedAt } = revoked;
      await this.record(caller, 'api_key.revoked', revoked, { before: { hint, lastUsedAt } });
      return revoked;
    });
  }

  private record(
    caller: Principal,
    action: WorkspaceAction,
    { id, name }: Named,
    change: Change,
  ): Promise<void> {
    return this.trail.inWorkspace(caller.workspaceId, caller, { action, target: { id, name }, ...change });
  }

  private rowOf(
    caller: Principal,
    input: NewApiKey,
    created: { id: string; value: string; formId: string | null },
  ): NewApiKeyRow {
    return {
      id: created.id,
      memberId: caller.memberId,
      epoch: caller.epoch,
      name: input.name,
      tokenHash: digestOf(created.value),
      hint: hintOf(created.value),
      roleAtCreation: caller.role,
      formId: created.formId,
      permissions: input.permissions ?? null,
      expiresAt: input.expiresAt ? new Date(input.expiresAt) : null,
      networks: input.networks ?? null,
      createdAt: this.clock.now(),
    };
  }

  private view(row: ApiKeyRow): ApiKeyView {
    return {
      id: row.id,
      name: row.name,
      hint: row.hint,
      createdAt: row.createdAt.toISOString(),
      lastUsedAt: this.uses.latest(row.id, row.lastUsedAt)?.toISOString() ?? null,
      member: { id: row.memberId, name: row.memberName, role: row.memberRole },
      roleAtCreation: row.roleAtCreation,
      permissions: row.permissions,
      expiresAt: row.expiresAt?.toISOString() ?? null,
      networks: row.networks,
    };
  }
}

/** The audit record of a new key: its owner and its limits. */
const createdAs = ({ hint, memberId, permissions, expiresAt, networks }: ApiKeyRow) => ({
  hint,
  memberId,
  permissions,
  expiresAt: expiresAt?.toISOString() ?? null,
  networks,
});
