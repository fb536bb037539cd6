import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { after, Clock } from '../../../kernel/clock/clock';
import { newId } from '../../../kernel/id/id';
import { digestOf, randomSecret } from '../../../kernel/secret/secret';
import { Vault } from '../../../kernel/secret/vault';
import { MailQueue } from '../../mail';
import type { GivenRole } from '../members.contract';
import { MEMBERS_OPTIONS, type MembersOptions } from '../members.options';
import { invitationToken } from './invitation.token';
import { InvitationsRepository, type NewInvitation } from './invitations.repository';

const NONCE_BITS = 128;

interface Addressed {
  readonly id: string;
  readonly email: string;
  readonly role: GivenRole;
}

/** Makes the link of an invitation and queues its mail, in the running transaction. */
@Injectable()
export class InvitationDispatch {
  constructor(
    private readonly invitations: InvitationsRepository,
    private readonly mail: MailQueue,
    private readonly clock: Clock,
    private readonly vault: Vault,
    @Inject(MEMBERS_OPTIONS) private readonly options: MembersOptions,
  ) {}

  /** @returns the id of the new invitation */
  async add(who: Principal, email: string, role: GivenRole): Promise<string> {
    const minted = this.mint(who, { id: newId('inv'), email, role });
    await this.invitations.add(who.workspaceId, minted);
    await this.mail.add('invitation', minted.id);
    return minted.id;
  }

  /** A new link and a new term; the old link is void. @returns the id */
  async renew(who: Principal, one: Addressed): Promise<string> {
    await this.invitations.renew(who.workspaceId, this.mint(who, one));
    await this.mail.add('invitation', one.id);
    return one.id;
  }

  private mint(who: Principal, one: Addressed): NewInvitation {
    const now = this.clock.now();
    const nonce = randomSecret(NONCE_BITS);
    const tokenHash = digestOf(invitationToken(this.vault, one.id, nonce));
    const expiresAt = after(now, this.options.invitationTtlSeconds);
    return { ...one, nonce, tokenHash, inviterMemberId: who.memberId, now, expiresAt };
  }
}
