import type {
  OAuthClientProvider,
  OAuthDiscoveryState,
  StoredOAuthTokens,
} from '@modelcontextprotocol/client';
import { PRODUCT } from '../../src/console/product';

type Registered = Awaited<ReturnType<OAuthClientProvider['clientInformation']>>;

/** What an assistant's program remembers of its authorization, as both generations of the official client ask for it. */
export class ClientMemory implements OAuthClientProvider {
  /** Where it wanted to send its person's browser last. */
  sentTo: URL | undefined;
  readonly clientMetadataUrl?: string;
  private registered: Registered;
  private held: StoredOAuthTokens | undefined;
  private found: OAuthDiscoveryState | undefined;
  private verifier = '';

  /** @param document the address of its metadata document, where it has one and registers nowhere */
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
