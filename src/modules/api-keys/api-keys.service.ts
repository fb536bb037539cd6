import { Injectable } from '@nestjs/common';
import { PERMISSIONS } from '../../access/permissions';
import type { Principal } from '../../access/principal';
import { Clock } from '../../kernel/clock/clock';
import { type ChangesQuery, changedFrom, PAGE_MAX, placeOf, toPage } from '../../kernel/http/paging.contract';
import { newId } from '../../kernel/id/id';
import { digestOf } from '../../kernel/secret/secret';
import { AuditTrail, type Happening, type WorkspaceAction } from '../audit';
import { Seats } from '../members';
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
import { assertAhead, assertMayGrant, assertRoom, explanationOf, keyholderScope } from './api-keys.rules';
import { hintOf, newApiKeyToken } from './credential/api-key.token';
import { KeyUses } from './credential/key.uses';

type Named = { readonly id: string; readonly name: string };
type Change = Pick<Happening<WorkspaceAction>, 'before' | 'after'>;

@Injectable()
export class ApiKeysService {
  constructor(
    private readonly keys: ApiKeysRepository,
    private readonly seats: Seats,
    private readonly clock: Clock,
    private readonly uses: KeyUses,
    private readonly trail: AuditTrail,
  ) {}

  /**
   * Issues a key that acts as the caller. The value leaves in this reply and is not kept.
   * @param formId of the page's form: the same form never makes a second key
   * @throws keyLimitReached at 50 live keys; keyAlreadyGenerated for a form sent twice; workspaceNotFound when the
   * caller was removed meanwhile
   */
  issue(who: Principal, wish: NewApiKey, formId: string | null = null): Promise<IssuedApiKey> {
    return this.seats.holding(who, 'keys:generate', async () => {
      if (formId && (await this.keys.hasForm(who.workspaceId, formId))) throw keyAlreadyGenerated();
      assertMayGrant(who, wish.permissions);
      assertRoom(await this.keys.countLive(who.workspaceId, who.memberId));
      const value = newApiKeyToken();
      const id = newId('key');
      const born = this.rowOf(who, wish, { id, value, formId });
      assertAhead(born.expiresAt, born.now);
      await this.keys.add(who.workspaceId, born);
      const row = await this.keys.find(who.workspaceId, id, null);
      if (!row) throw new Error('a key vanished within its transaction');
      await this.record(who, 'api_key.generated', row, { after: bornAs(row) });
      return { ...this.view(row), value };
    });
  }

  /** Live keys, newest first: everybody's for owner and admins, else the caller's own. */
  async list(who: Principal, query: ChangesQuery): Promise<ApiKeyPage> {
    const scope = keyholderScope(who, 'keys:list');
    const rows = await this.keys.list(
      who.workspaceId,
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

  /** Whether any key of the workspace was ever used; a use that is not written yet counts all the same. */
  async hasBeenUsed(who: Principal): Promise<boolean> {
    if (await this.keys.hasUsed(who.workspaceId)) return true;
    const { data } = await this.list(who, { limit: PAGE_MAX });
    return data.some((key) => key.lastUsedAt !== null);
  }

  /** A key, and what the door would say to it about each permission, from any network. @throws apiKeyNotFound */
  async verdicts(who: Principal, keyId: string): Promise<{ key: ApiKeyView; verdicts: Explanation[] }> {
    const row = await this.keys.find(who.workspaceId, keyId, null);
    const facts = row && (await this.keys.findForExplanation(who.workspaceId, keyId));
    if (!facts) throw apiKeyNotFound();
    const now = this.clock.now();
    const verdicts = PERMISSIONS.map((permission) => explanationOf(facts, { permission }, now));
    return { key: this.view(row), verdicts };
  }

  /** What the door would say to a key, and what stands in its way. @throws apiKeyNotFound */
  async explain(who: Principal, keyId: string, asked: ExplainQuery): Promise<Explanation> {
    const key = await this.keys.findForExplanation(who.workspaceId, keyId);
    if (!key) throw apiKeyNotFound();
    return explanationOf(key, asked, this.clock.now());
  }

  /** Ends a key; its next request is refused. @throws apiKeyNotFound when it is not live or not the caller's to end */
  revoke(who: Principal, keyId: string): Promise<RevokedKey> {
    return this.seats.holding(who, 'keys:revoke', async ({ role, id: memberId }) => {
      const onlyMemberId = keyholderScope({ role, memberId }, 'keys:revoke');
      const by = { memberId, onlyMemberId, now: this.clock.now() };
      const revoked = await this.keys.takeRevoked(who.workspaceId, keyId, by);
      if (!revoked) throw apiKeyNotFound();
      const { hint, lastUsedAt } = revoked;
      await this.record(who, 'api_key.revoked', revoked, { before: { hint, lastUsedAt } });
      return revoked;
    });
  }

  private record(
    who: Principal,
    action: WorkspaceAction,
    { id, name }: Named,
    change: Change,
  ): Promise<void> {
    return this.trail.inWorkspace(who.workspaceId, who, { action, target: { id, name }, ...change });
  }

  private rowOf(
    who: Principal,
    wish: NewApiKey,
    born: { id: string; value: string; formId: string | null },
  ): NewApiKeyRow {
    return {
      id: born.id,
      memberId: who.memberId,
      epoch: who.epoch,
      name: wish.name,
      tokenHash: digestOf(born.value),
      hint: hintOf(born.value),
      roleAtBirth: who.role,
      formId: born.formId,
      permissions: wish.permissions ?? null,
      expiresAt: wish.expiresAt ? new Date(wish.expiresAt) : null,
      networks: wish.networks ?? null,
      now: this.clock.now(),
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
      roleAtBirth: row.roleAtBirth,
      permissions: row.permissions,
      expiresAt: row.expiresAt?.toISOString() ?? null,
      networks: row.networks,
    };
  }
}

/** A key as the log tells its birth: whose it is, and what it was limited to. */
const bornAs = ({ hint, memberId, permissions, expiresAt, networks }: ApiKeyRow) => ({
  hint,
  memberId,
  permissions,
  expiresAt: expiresAt?.toISOString() ?? null,
  networks,
});
