import { Inject, Injectable } from '@nestjs/common';
import { after, Clock } from '../../../kernel/clock/clock';
import { digestOf, randomSecret } from '../../../kernel/secret/secret';
import { Vault } from '../../../kernel/secret/vault';
import type { GivenRole } from '../membership';
import { MEMBERS_OPTIONS, type MembersOptions } from './invitations.options';
import type { NewInvitation } from './invitations.repository';

const NONCE_BITS = 128;

export interface Addressed {
  readonly id: string;
  readonly email: string;
  readonly role: GivenRole;
}

/** The secret in an invitation link: derived, so that it can be emailed again without being stored. */
export const invitationToken = (vault: Vault, invitationId: string, nonce: string): string =>
  vault.seal('invitation link', invitationId, nonce).toString('base64url');

/** Creates an invitation with its expiry and the hash of its link. The link is derived again when it is emailed. */
@Injectable()
export class InvitationIssuer {
  constructor(
    private readonly clock: Clock,
    private readonly vault: Vault,
    @Inject(MEMBERS_OPTIONS) private readonly options: MembersOptions,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  invitation(inviterMemberId: string, { id, email, role }: Addressed): NewInvitation {
    const now = this.clock.now();
    const nonce = randomSecret(NONCE_BITS);
    const tokenHash = digestOf(invitationToken(this.vault, id, nonce));
    const expiresAt = after(now, this.options.invitationTtlSeconds);
    return { id, email, role, nonce, tokenHash, inviterMemberId, now, expiresAt };
  }
}
