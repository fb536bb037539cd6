import type { IncomingMessage, ServerResponse } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import Provider from 'oidc-provider';
import { CONNECTIONS_OPTIONS, type ConnectionsOptions } from '../connections';
import { ClientMetadataFetcher } from '../oauth-clients';
import { type KeySet, OAuthKeys } from '../oauth-records';
import { configurationOf } from './configuration';
import { OAuthMiddleware } from './oauth-middleware';
import { oauthNetwork } from './oauth-request-context';
import { OidcAdapterFactory } from './oidc-adapter-factory';
import { renderFault } from './render-fault';

/** How long keys are cached. A rotation reaches every process within this time. */
const KEYS_MAX_AGE_MS = 60_000;

interface Running {
  readonly provider: Provider;
  readonly version: string;
  readonly readAt: number;
}

/** The authorization server of this process, built on first use and rebuilt after its keys are rotated. */
@Injectable()
export class AuthorizationServer {
  private running: Running | undefined;

  constructor(
    private readonly keys: OAuthKeys,
    private readonly keeper: OidcAdapterFactory,
    private readonly fetcher: ClientMetadataFetcher,
    private readonly middleware: OAuthMiddleware,
    @Inject(CONNECTIONS_OPTIONS) private readonly options: ConnectionsOptions,
  ) {}

  /** @throws the driver's error when the database is unavailable */
  async provider(): Promise<Provider> {
    const now = Date.now();
    if (this.running && now - this.running.readAt < KEYS_MAX_AGE_MS) return this.running.provider;
    const keys = await this.keys.current();
    const same = this.running?.version === keys.version ? this.running.provider : undefined;
    this.running = { provider: same ?? this.build(keys), version: keys.version, readAt: now };
    return this.running.provider;
  }

  /** Handles one request; the library reads the body itself. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const provider = await this.provider();
    await provider.callback()(request, response);
  }

  private build(keys: KeySet): Provider {
    const { origin } = this.options;
    const provider = new Provider(
      origin,
      configurationOf({
        origin,
        keys,
        adapter: (kind) => this.keeper.adapterFor(kind),
        fetch: (url) => this.fetcher.read(url, oauthNetwork()),
        mayFetch: (clientId) => this.fetcher.mayRead(clientId),
        renderError: renderFault,
      }),
    );
    // The library builds URLs from the forwarded host, which the mount sets to the issuer's host.
    provider.proxy = true;
    this.middleware.register(provider);
    return provider;
  }
}
