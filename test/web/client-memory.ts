import type {
  OAuthClientProvider,
  OAuthDiscoveryState,
  StoredOAuthTokens,
} from '@modelcontextprotocol/client';
import { PRODUCT } from '../../src/console/components/product';

type Registered = Awaited<ReturnType<OAuthClientProvider['clientInformation']>>;

/** An assistant's OAuth state, for both generations of the official client. */
export class ClientMemory implements OAuthClientProvider {
  /** The last address that it wanted to open in the person's browser. */
  sentTo: URL | undefined;
  readonly clientMetadataUrl?: string;
  private registered: Registered;
  private held: StoredOAuthTokens | undefined;
  private found: OAuthDiscoveryState | undefined;
  private verifier = '';

  /** @param document the URL of its client metadata document, if it has one and does not register */
  constructor(
    readonly redirectUrl: string,
    document?: string,
  ) {
    if (document) this.clientMetadataUrl = document;
  }

  get clientMetadata() {
    return {
      client_name: `A helper for ${PRODUCT}`,
      redirect_uris: [this.redirectUrl],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
    };
  }

  state(): string {
    return 'a state of its own';
  }

  clientInformation(): Registered {
    return this.registered;
  }

  saveClientInformation(registered: NonNullable<Registered>): void {
    this.registered = registered;
  }

  get clientId(): string {
    return this.registered?.client_id ?? this.clientMetadataUrl ?? '';
  }

  tokens(): StoredOAuthTokens | undefined {
    return this.held;
  }

  saveTokens(tokens: StoredOAuthTokens): void {
    this.held = tokens;
  }

  redirectToAuthorization(address: URL): void {
    this.sentTo = address;
  }

  saveCodeVerifier(verifier: string): void {
    this.verifier = verifier;
  }

  codeVerifier(): string {
    return this.verifier;
  }

  saveDiscoveryState(state: OAuthDiscoveryState): void {
    this.found = state;
  }

  discoveryState(): OAuthDiscoveryState | undefined {
    return this.found;
  }

  invalidateCredentials(scope: string): void {
    if (scope === 'all' || scope === 'tokens') this.held = undefined;
    if (scope === 'all' || scope === 'client') this.registered = undefined;
    if (scope === 'all' || scope === 'discovery') this.found = undefined;
  }
}
