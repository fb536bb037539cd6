/** An invalid DATABASE_URL. The message follows "DATABASE_URL: " and contains no values that may be secret. */
export class DatabaseUrlFault extends Error {}

/** The supported libpq parameters. Others are rejected, because an ignored one could be a misspelled `sslmode`. */
const NAMES = [
  'host',
  'port',
  'user',
  'password',
  'dbname',
  'sslmode',
  'sslrootcert',
  'sslcert',
  'sslkey',
  'sslpassword',
  'sslnegotiation',
  'options',
] as const;
type Name = (typeof NAMES)[number];

/** The parameters of a connection URI, by libpq's names. */
export type DatabaseParameters = Readonly<Partial<Record<Name, string>>>;

/** Placeholder for a missing host: libpq accepts `postgresql://user@/name?host=...`, the URL standard does not. */
const NO_HOST = 'no-host.invalid';

/**
 * Parses a libpq connection URI (PostgreSQL 18, section 32.1.1.2). Query parameters override the other parts.
 * @throws DatabaseUrlFault for an invalid URI or an unsupported parameter
 */
export function parametersOf(databaseUrl: string): DatabaseParameters {
  const url = urlOf(databaseUrl);
  const hostname = url.hostname === NO_HOST ? '' : url.hostname.replace(/^\[(.*)\]$/, '$1');
  const given = url.search.slice(1).split('&').filter(Boolean).map(parameterOf);
  return {
    host: decoded(hostname),
    port: url.port,
    user: decoded(url.username),
    password: decoded(url.password),
    dbname: decoded(url.pathname.slice(1)),
    ...Object.fromEntries(given),
  };
}

/** The same URI with another sslmode. */
export function withMode(databaseUrl: string, mode: 'require' | 'disable'): string {
  const url = urlOf(databaseUrl);
  const others = url.search
    .slice(1)
    .split('&')
    .filter((one) => one !== '' && !/^ssl(mode)?=/.test(one));
  url.search = [...others, `sslmode=${mode}`].join('&');
  return url.href.replace(NO_HOST, '');
}

function urlOf(databaseUrl: string): URL {
  const withHost = databaseUrl.replace(/^(\w+:\/\/[^/?#]*@)(?=[/?]|$)/, `$1${NO_HOST}`);
  if (URL.canParse(withHost) && !withHost.includes('#')) return new URL(withHost);
  throw new DatabaseUrlFault(
    'not a valid URL such as postgresql://user:password@host:5432/name; encode # as %23, @ as %40, / as %2F',
  );
}

/** Unlike in a form, a plus sign is not a space. */
function parameterOf(text: string): [Name, string] {
  const [name, value, ...rest] = text.split('=').map(decoded);
  if (name === undefined || value === undefined || rest.length > 0)
    throw new DatabaseUrlFault('each parameter needs one name and one value, such as sslmode=require');
  // libpq accepts this JDBC parameter too.
  if (name === 'ssl' && value === 'true') return ['sslmode', 'require'];
  const known = NAMES.find((one) => one === name);
  if (known) return [known, value];
  throw new DatabaseUrlFault(`the parameter ${name} is not supported; supported: ${NAMES.join(', ')}`);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new DatabaseUrlFault('a % is not followed by two hexadecimal digits; encode % as %25');
  }
}
