import { type ClientMetadata, type Configuration, errors } from 'oidc-provider';

const GRANT_TYPES = ['authorization_code', 'refresh_token'];
const REDIRECTS_MAX = 20;
const NAME_MAX = 200;
/**
 * Schemes that browsers and operating systems handle themselves. A redirect to one would make them open, write or
 * search for something instead of returning to the client. These add to the schemes that the library refuses.
 */
const NOT_A_PROGRAM = new RegExp(
  [
    '^(view-source|filesystem|jar|wss?|s?ftp|ssh|telnet|smb|ldaps?|mailto|tel|sms|facetime|intent|android-app|market',
    'itms[\\w-]*|shortcuts|workflow|x-apple[\\w.-]*|search(-ms)?|ms-[\\w.-]+|res|mk|mhtml|help|hcp',
    'chrome[\\w-]*|edge|opera|brave|moz-[\\w-]+|resource):$',
  ].join('|'),
);

/**
 * Adjusts the metadata of a registered, published or pinned client before the library validates it. Clients often ask
 * for more than they use; what is not supported here is removed.
 */
function settle(metadata: ClientMetadata): void {
  leaveOutDepth(metadata);
  // A client that registers with a scope could never request more.
  delete metadata.scope;
  const method = metadata.token_endpoint_auth_method;
  if (method !== 'private_key_jwt') {
    // No client secrets: they would have to be stored in readable form.
    metadata.token_endpoint_auth_method = 'none';
    delete metadata.client_secret;
    delete metadata.client_secret_expires_at;
  }
  // Pairwise subject identifiers are not supported, and the library would fetch this URL immediately.
  delete metadata.sector_identifier_uri;
  metadata.grant_types = GRANT_TYPES;
  metadata.response_types = ['code'];
  const name: unknown = metadata.client_name;
  if (typeof name === 'string') metadata.client_name = name.slice(0, NAME_MAX);
  const redirects = metadata.redirect_uris;
  if (!Array.isArray(redirects)) return;
  if (redirects.some(isNoProgram))
    throw new errors.InvalidRedirectUri(
      'redirect_uris must point to a website or to an app with its own URI scheme',
    );
  metadata.redirect_uris = redirects.slice(0, REDIRECTS_MAX);
  // RFC 8252 section 7.3: a native app may use any port of the loopback interface.
  if (redirects.some((uri) => !String(uri).startsWith('https://'))) metadata.application_type = 'native';
}

/** Parsed as browsers do, which ignore surrounding whitespace and embedded tabs and line breaks. */
const isNoProgram = (uri: unknown): boolean => NOT_A_PROGRAM.test(URL.parse(String(uri))?.protocol ?? '');

/** Removes nested values except `jwks`. The library would convert them to strings, which fails for some. */
function leaveOutDepth(metadata: ClientMetadata): void {
  for (const [name, value] of Object.entries(metadata)) {
    const isFine = name === 'jwks' ? isKeySet(value) : isPlain(value);
    if (!isFine) delete metadata[name];
  }
}

const isPlain = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.every((one) => typeof one !== 'object')
    : typeof value !== 'object' || value === null;

/** A JWK Set (RFC 7517) with flat keys. Deeper nesting is never a key, and could be too deep to serialize. */
const isKeySet = (value: unknown): boolean =>
  isRecord(value) &&
  Object.entries(value).every(([name, one]) => (name === 'keys' ? areKeys(one) : isPlain(one)));

const areKeys = (value: unknown): boolean =>
  Array.isArray(value) && value.every((key) => isRecord(key) && Object.values(key).every(isPlain));

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const clientMetadata: NonNullable<Configuration['extraClientMetadata']> = {
  // One property, so that the library calls the validator once.
  properties: ['software_id'],
  validator: (_context, _key, _value, metadata) => settle(metadata),
};
