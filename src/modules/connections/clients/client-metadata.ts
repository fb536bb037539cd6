import { type ClientMetadata, type Configuration, errors } from 'oidc-provider';

const GRANT_TYPES = ['authorization_code', 'refresh_token'];
const REDIRECTS_MAX = 20;
const NAME_MAX = 200;
/**
 * Schemes that browsers and operating systems answer themselves, and no program that a person installed as an assistant:
 * whoever is sent on to one has something opened, written or searched by what the address says. Beside those that the
 * library refuses.
 */
const NOT_A_PROGRAM = new RegExp(
  [
    '^(view-source|filesystem|jar|wss?|s?ftp|ssh|telnet|smb|ldaps?|mailto|tel|sms|facetime|intent|android-app|market',
    'itms[\\w-]*|shortcuts|workflow|x-apple[\\w.-]*|search(-ms)?|ms-[\\w.-]+|res|mk|mhtml|help|hcp',
    'chrome[\\w-]*|edge|opera|brave|moz-[\\w-]+|resource):$',
  ].join('|'),
);

/**
 * Reads what a client says of itself, before the library checks it: registered, published or pinned. Clients of
 * assistants say more than they use and less than they mean; what they cannot have here is left out.
 */
function settle(metadata: ClientMetadata): void {
  leaveOutDepth(metadata);
  // A client that registered with a scope could never ask for more.
  delete metadata.scope;
  const method = metadata.token_endpoint_auth_method;
  if (method !== 'private_key_jwt') {
    // No shared secrets: they would have to be kept readable.
    metadata.token_endpoint_auth_method = 'none';
    delete metadata.client_secret;
    delete metadata.client_secret_expires_at;
  }
  // Names of people that differ from client to client are not made here; the library would read this address at once.
  delete metadata.sector_identifier_uri;
  metadata.grant_types = GRANT_TYPES;
  metadata.response_types = ['code'];
  const name: unknown = metadata.client_name;
  if (typeof name === 'string') metadata.client_name = name.slice(0, NAME_MAX);
  const redirects = metadata.redirect_uris;
  if (!Array.isArray(redirects)) return;
  if (redirects.some(isNoProgram))
    throw new errors.InvalidRedirectUri('redirect_uris must lead to a site or to a program of its own');
  metadata.redirect_uris = redirects.slice(0, REDIRECTS_MAX);
  // RFC 8252 section 7.3: a program on the person's own computer may come from any port.
  if (redirects.some((uri) => !String(uri).startsWith('https://'))) metadata.application_type = 'native';
}

/** Read as browsers read it, who overlook what stands around and between the letters. */
const isNoProgram = (uri: unknown): boolean => NOT_A_PROGRAM.test(URL.parse(String(uri))?.protocol ?? '');

/** Nothing but keys is more than a text or a list of them; the library would put the rest into words, and some have none. */
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

/** A set of keys whose members are plain (RFC 7517); what is nested deeper is no key, and could be too deep to write. */
const isKeySet = (value: unknown): boolean =>
  isRecord(value) &&
  Object.entries(value).every(([name, one]) => (name === 'keys' ? areKeys(one) : isPlain(one)));

const areKeys = (value: unknown): boolean =>
  Array.isArray(value) && value.every((key) => isRecord(key) && Object.values(key).every(isPlain));

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const clientMetadata: NonNullable<Configuration['extraClientMetadata']> = {
  // One property, so that the library asks once.
  properties: ['software_id'],
  validator: (_context, _key, _value, metadata) => settle(metadata),
};
