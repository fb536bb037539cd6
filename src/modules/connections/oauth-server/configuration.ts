import { type Configuration, errors, type KoaContextWithOIDC } from 'oidc-provider';
import { PERMISSIONS } from '../../../access/permissions';
import { cookieName } from '../../../console/http/cookie-name';
import { identifierOf, resourceNamed } from '../connections';
import { checkAssertion, clientMetadata } from '../oauth-clients';
import type { KeySet } from '../oauth-records';
import { TOKEN_PATH } from './oauth-request-context';

/** The cookie of the library's own sign-in session, without its prefix. */
export const LIBRARY_SESSION = 'keyshift_library_session';
const HOUR = 3600;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;
const INTERACTION_SECONDS = HOUR;
const METHODS = ['none', 'private_key_jwt'] as const;

/** What the configuration needs from the rest of the module. */
export interface Surroundings {
  readonly origin: string;
  readonly keys: KeySet;
  readonly adapter: NonNullable<Configuration['adapter']>;
  readonly fetch: NonNullable<Configuration['fetch']>;
  readonly renderError: NonNullable<Configuration['renderError']>;
  /** Whether a client id is a URL that a metadata document can be fetched from. */
  mayFetch(clientId: string): boolean;
}

/** The authorization server: OAuth 2.1 for public clients, without OpenID Connect. */
export function configurationOf(around: Surroundings): Configuration {
  const { origin, adapter, fetch, renderError, keys } = around;
  const cookie = { signed: true, httpOnly: true, sameSite: 'lax' } as const;
  return {
    adapter,
    fetch,
    renderError,
    scopes: ['offline_access'],
    claims: {},
    responseTypes: ['code'],
    ...CLIENTS,
    pkce: { required: () => true },
    cookies: { keys: [...keys.cookies], names: cookieNames(origin), short: cookie, long: cookie },
    jwks: { keys: [...keys.signing] },
    routes: ROUTES,
    features: featuresOf(around),
    ttl: {
      AccessToken: HOUR,
      AuthorizationCode: 60,
      Interaction: INTERACTION_SECONDS,
      Session: HOUR,
      // The connection decides when access ends; the library's default would end all refreshes after 14 days.
      Grant: 10 * YEAR,
      RefreshToken: 90 * DAY,
    },
    issueRefreshToken: async (_context, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    expiresWithSession: async () => false,
    // Each request needs its own consent; an earlier one is never reused silently.
    loadExistingGrant: async (context) => grantOf(context),
    revokeGrantPolicy: () => true,
    allowOmittingSingleRegisteredRedirectUri: false,
    clientBasedCORS: () => true,
    interactions: { url: (_context, { uid }) => `/connect/${uid}` },
    findAccount: async (_context, memberId) => ({
      accountId: memberId,
      claims: async () => ({ sub: memberId }),
    }),
  };
}

/** `__Secure-` for cookies with the path of one request, which `__Host-` does not allow (RFC 6265bis section 4.1.3). */
function cookieNames(origin: string): { interaction: string; resume: string; session: string } {
  const isSecure = origin.startsWith('https:');
  const prefix = isSecure ? '__Secure-' : '';
  return {
    interaction: `${prefix}keyshift_interaction`,
    resume: `${prefix}keyshift_resume`,
    session: cookieName(LIBRARY_SESSION, isSecure),
  };
}

/** Requirements for clients, and the defaults for omitted metadata. */
const CLIENTS: Configuration = {
  clientAuthMethods: [...METHODS],
  clientDefaults: {
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    id_token_signed_response_alg: 'ES256',
    token_endpoint_auth_method: 'none',
  },
  enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
  extraClientMetadata: clientMetadata,
  assertJwtClientAuthClaimsAndHeader: checkAssertion,
};

/** Listed in full, so that one callback serves these and the documents under /.well-known. */
export const ROUTES = {
  authorization: '/oauth/authorize',
  token: TOKEN_PATH,
  registration: '/oauth/register',
  revocation: '/oauth/revoke',
  introspection: '/oauth/introspect',
  jwks: '/oauth/jwks',
} as const;

function featuresOf({ origin, mayFetch }: Surroundings): NonNullable<Configuration['features']> {
  const ownOnly = async (
    _context: KoaContextWithOIDC,
    client: { clientId: string },
    token: { clientId?: string | undefined },
  ): Promise<boolean> => token.clientId === client.clientId;
  return {
    devInteractions: { enabled: false },
    userinfo: { enabled: false },
    rpInitiatedLogout: { enabled: false },
    pushedAuthorizationRequests: { enabled: false },
    dPoP: { enabled: false },
    registration: { enabled: true, initialAccessToken: false, issueRegistrationAccessToken: false },
    revocation: { enabled: true, allowedPolicy: ownOnly },
    introspection: { enabled: true, allowedPolicy: ownOnly },
    rpMetadataChoices: { enabled: true },
    clientIdMetadataDocument: {
      enabled: true,
      ack: 'draft-02',
      cacheDuration: { min: 60, max: DAY },
      allowFetch: async (_context, clientId) => mayFetch(clientId),
      allowClient: async (_context, { clientAuthMethod }) => METHODS.some((one) => one === clientAuthMethod),
    },
    resourceIndicators: resourceIndicatorsOf(origin),
  };
}

const resourceIndicatorsOf = (
  origin: string,
): NonNullable<NonNullable<Configuration['features']>['resourceIndicators']> => ({
  enabled: true,
  defaultResource: async (_context, _client, oneOf) => oneOf?.[0] ?? identifierOf(origin, 'mcp'),
  useGrantedResource: async () => true,
  getResourceServerInfo: async (context, indicator) => {
    const resource = resourceNamed(origin, indicator);
    if (!resource) throw new errors.InvalidTarget();
    // RFC 8707 section 2 allows refusing several. For a second one, the library would prompt again and again.
    if (Array.isArray(context.oidc.params?.resource))
      throw new errors.InvalidTarget('only one resource is allowed');
    refuseForeignScopes(context);
    return {
      scope: PERMISSIONS.join(' '),
      audience: identifierOf(origin, resource),
      accessTokenFormat: 'opaque',
      accessTokenTTL: HOUR,
    };
  },
});

/** Unknown scopes are ignored, but a request with no known scope is refused. @throws InvalidScope */
function refuseForeignScopes({ path, oidc }: KoaContextWithOIDC): void {
  const { scope } = oidc.params ?? {};
  if (path !== '/oauth/authorize' || typeof scope !== 'string') return;
  const named = scope.split(' ');
  if (!PERMISSIONS.some((permission) => named.includes(permission)))
    throw new errors.InvalidScope('none of these scopes is supported', scope);
}

async function grantOf({ oidc }: KoaContextWithOIDC) {
  const grantId = oidc.result?.consent?.grantId;
  return grantId ? oidc.provider.Grant.find(grantId) : undefined;
}

/** Where clients find the server's metadata. */
export const DISCOVERY_PATHS: ReadonlySet<string> = new Set([
  '/.well-known/oauth-authorization-server',
  '/.well-known/openid-configuration',
]);
