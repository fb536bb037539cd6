import { Inject, Injectable } from '@nestjs/common';
import { digestOf, randomSecret } from '../../kernel/secret/secret';
import { Vault } from '../../kernel/secret/vault';
import { MAIL_OPTIONS, type MailOptions } from '../mail';
import { STEPS, type Step } from './email-change.rules';

const NONCE_BITS = 128;

/** The links of a change: derived from its id and nonce with the application secret, never stored or queued. */
@Injectable()
export class EmailChangeLinks {
  constructor(
    private readonly vault: Vault,
    @Inject(MAIL_OPTIONS) private readonly options: MailOptions,
  ) {}

  nonce(): string {
    return randomSecret(NONCE_BITS);
  }

  hashes(id: string, nonce: string): Record<Step, Buffer> {
    const hashed = STEPS.map((step) => [step, digestOf(this.token(step, id, nonce))]);
    return Object.fromEntries(hashed) as Record<Step, Buffer>;
  }

  href(step: Step, { id, nonce }: { id: string; nonce: string }): string {
    return `${this.options.origin}/email-change/${step}?token=${this.token(step, id, nonce)}`;
  }

  private token(step: Step, id: string, nonce: string): string {
    return this.vault.seal(`email change, ${step}`, id, nonce).toString('base64url');
  }
}
