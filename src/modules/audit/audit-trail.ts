import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Caller, Credential, UserFacts, Via } from '../../access/principal';
import { Clock } from '../../kernel/clock/clock';
import { newId } from '../../kernel/id/id';
import type { PersonAction, WorkspaceAction } from './audit.contract';
import { AuditRepository } from './audit.repository';
import { type AuditFacts, canonicalOf } from './audit.rules';

/** The actor of an event: a caller, a person who has just verified their address, or null for Keyshift itself. */
export type Doer =
  | Caller
  | {
      readonly user: UserFacts;
      readonly memberId?: string;
      readonly via: Via;
      readonly credential?: Credential;
    }
  | null;

export interface Happening<A> {
  readonly action: A;
  readonly target?: { readonly id: string; readonly name: string };
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
}

/** An event that was just recorded. */
export interface RecordedEvent {
  readonly id: string;
  /** The workspace id; for events outside a workspace, the user id. */
  readonly chain: string;
  readonly workspaceId: string | null;
  readonly facts: AuditFacts;
}

/** Runs in the transaction of the event. */
export type AuditListener = (event: RecordedEvent) => Promise<void>;

/**
 * Records events in the transaction of the change, as its last statement: if an event cannot be recorded, the change
 * rolls back. There is one chain per workspace, and one per person for events outside workspaces.
 */
@Injectable()
export class AuditTrail {
  private readonly listeners: AuditListener[] = [];

  constructor(
    private readonly events: AuditRepository,
    private readonly clock: Clock,
  ) {}

  /** Registers a listener that is called for every later event. */
  listen(listener: AuditListener): void {
    this.listeners.push(listener);
  }

  inWorkspace(workspaceId: string, doer: Doer, happening: Happening<WorkspaceAction>): Promise<void> {
    return this.append(workspaceId, workspaceId, factsOf(doer, happening));
  }

  ofPerson(userId: string, doer: Doer, happening: Happening<PersonAction>): Promise<void> {
    return this.append(userId, null, factsOf(doer, happening));
  }

  private async append(chain: string, workspaceId: string | null, facts: AuditFacts): Promise<void> {
    const end = await this.events.lockEnd(chain);
    const now = this.clock.now();
    const seq = String(BigInt(end.lastSeq) + 1n);
    const id = newId('evt');
    const canonical = canonicalOf({ ...facts, id, at: now.toISOString(), chain, seq });
    const hash = linkHash(end.lastHash, canonical);
    const actorUserId = facts.actor?.userId ?? null;
    await this.events.append({
      chain,
      seq,
      id,
      workspaceId,
      at: now,
      action: facts.action,
      actorUserId,
      canonical,
      hash,
    });
    for (const hear of this.listeners) await hear({ id, chain, workspaceId, facts });
  }
}

/** SHA-256 of the previous hash and the event, so that changed, moved and missing events are detected. */
export const linkHash = (before: Uint8Array, canonical: string): Buffer =>
  createHash('sha256').update(before).update(canonical).digest();

function factsOf(doer: Doer, { action, target, before, after }: Happening<AuditFacts['action']>): AuditFacts {
  const { network = null, requestId = null } = doer?.via ?? {};
  const credential = doer?.credential ?? null;
  return {
    action,
    actor: doer && {
      userId: doer.user.id,
      memberId: memberOf(doer),
      name: doer.user.name,
      email: doer.user.email,
    },
    credential,
    target: target ?? null,
    before: before ?? null,
    after: after ?? null,
    network,
    requestId,
  };
}

function memberOf(doer: NonNullable<Doer>): string | null {
  return 'memberId' in doer ? (doer.memberId ?? null) : null;
}
