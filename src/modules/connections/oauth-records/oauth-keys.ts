import { generateKeyPairSync } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { JWK } from 'oidc-provider';
import { after, Clock } from '../../../kernel/clock/clock';
import { Atomic } from '../../../kernel/database/atomic';
import { newId } from '../../../kernel/id/id';
import { randomSecret } from '../../../kernel/secret/secret';
import { Vault } from '../../../kernel/secret/vault';
import { type KeyPurpose, type OAuthKeyRow, OAuthKeysRepository } from './oauth-keys.repository';

/** A new key signs only after every process has read it. Each process reads the keys once a minute. */
const SETTLE_SECONDS = 120;
const LOCK = 'oauth-keys';

export interface KeySet {
  /** Changes when the keys do. */
  readonly version: string;
  /** The first key signs, all keys verify. */
  readonly cookies: readonly string[];
  readonly signing: readonly JWK[];
}

/** The authorization server's keys, shared by all processes: stored in the database, encrypted under SECRET. */
@Injectable()
export class OAuthKeys {
  private readonly logger = new Logger('OAuthKeys');

  constructor(
    private readonly keys: OAuthKeysRepository,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly atomic: Atomic,
  ) {}

  /** The current keys. The first process to call this creates them. */
  async current(): Promise<KeySet> {
    const found = this.readable(await this.keys.list());
    if (found) return found;
    return this.atomic.run(async () => {
      await this.keys.lock();
      const made = this.readable(await this.keys.list());
      if (made) return made;
      await this.addPair();
      const first = this.readable(await this.keys.list());
      if (!first) throw new Error('keys that were just created cannot be read');
      return first;
    });
  }

  /** Creates new keys. The current keys still verify until the next rotation; older keys are deleted. */
  async rotate(): Promise<void> {
    await this.atomic.run(async () => {
      await this.keys.lock();
      const newest = (await this.keys.list())[0];
      if (newest) await this.keys.deleteBefore(newest.createdAt);
      await this.addPair();
    });
  }

  private async addPair(): Promise<void> {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const signing = JSON.stringify(privateKey.export({ format: 'jwk' }));
    const createdAt = this.clock.now();
    await this.add('signing', signing, createdAt);
    await this.add('cookies', randomSecret(256), createdAt);
  }

  private add(purpose: KeyPurpose, key: string, createdAt: Date): Promise<void> {
    return this.keys.add({ id: newId('okey'), purpose, sealed: this.vault.lock(LOCK, key), createdAt });
  }

  /** @returns undefined when a purpose has no key that this process can decrypt */
  private readable(rows: readonly OAuthKeyRow[]): KeySet | undefined {
    const opened = this.inOrder(rows).flatMap((row) => {
      const key = this.vault.unlock(LOCK, row.sealed);
      if (key === undefined) this.logger.warn({ key: row.id }, 'a key is encrypted under a different SECRET');
      return key === undefined ? [] : [{ ...row, key }];
    });
    const of = (purpose: KeyPurpose) => opened.filter((one) => one.purpose === purpose);
    const cookies = of('cookies').map(({ key }) => key);
    const signing = of('signing').map(({ id, key }) => ({
      ...JSON.parse(key),
      kid: id,
      alg: 'ES256',
      use: 'sig',
    }));
    if (cookies.length === 0 || signing.length === 0) return undefined;
    return { version: opened.map(({ id }) => id).join(' '), cookies, signing };
  }

  /** Newest first, but keys that are too new to sign come last. */
  private inOrder(rows: readonly OAuthKeyRow[]): OAuthKeyRow[] {
    const settled = after(this.clock.now(), -SETTLE_SECONDS);
    return [
      ...rows.filter(({ createdAt }) => createdAt <= settled),
      ...rows.filter(({ createdAt }) => createdAt > settled),
    ];
  }
}
