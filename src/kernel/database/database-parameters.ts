/** A DATABASE_URL that is not understood, as the rest of a sentence; values that may be secret are not repeated. */
export class DatabaseUrlFault extends Error {}

/** The names of libpq that mean something here; the rest is refused, because an ignored one could be `sslmode`. */
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

/** A host that stands for none: `postgresql://user@/name?host=...` is a URI to libpq and not to the URL standard. */
const NO_HOST = 'no-host.invalid';

/**
 * Reads a connection URI as libpq documents it (PostgreSQL 18, section 32.1.1.2). Its parameters win over its parts.
 * @throws DatabaseUrlFault for a URI that cannot be read, and for names that mean nothing here
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
    'it is no URL such as postgresql://user:password@host:5432/name; write # in it as %23, @ as %40, / as %2F',
  );
}

/** Unlike in a form, a plus sign stands for itself. */
function parameterOf(text: string): [Name, string] {
  const [name, value, ...rest] = text.split('=').map(decoded);
  if (name === undefined || value === undefined || rest.length > 0)
    throw new DatabaseUrlFault('each of its parameters has one name and one value, as in sslmode=require');
  // libpq takes this one name of JDBC as well.
  if (name === 'ssl' && value === 'true') return ['sslmode', 'require'];
  const known = NAMES.find((one) => one === name);
  if (known) return [known, value];
  throw new DatabaseUrlFault(`its parameter ${name} is not understood; these are: ${NAMES.join(', ')}`);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new DatabaseUrlFault('a % in it is not followed by two hexadecimal digits; write % as %25');
  }
}
