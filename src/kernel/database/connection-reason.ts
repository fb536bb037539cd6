/** The error of PostgreSQL, or of a pooler in front of it, for a startup parameter that it does not accept. */
const REFUSED_PARAMETER = /unsupported startup parameter(?: in options)?:? "?(\w+)/;

/** Why a connection to the database failed, for the operator. */
export function connectionReason(error: unknown): string {
  const reasons = error instanceof AggregateError ? error.errors.map(connectionReason) : [reasonOf(error)];
  return [...new Set(reasons)].join('; ');
}

function reasonOf(error: unknown): string {
  const words = messageOf(error);
  const [, parameter] = REFUSED_PARAMETER.exec(words) ?? [];
  if (parameter)
    return `the start-up parameter ${parameter} is refused (${words}). A pooler such as PgBouncer refuses parameters that it does not know: remove it from DATABASE_URL and PGOPTIONS, or add it to the pooler's ignore_startup_parameters`;
  if (isWithoutTls(error)) return 'the server does not offer TLS, which sslmode in DATABASE_URL requires';
  return isAboutTls(error)
    ? `TLS with the server failed (${words}); see sslmode and sslrootcert in DATABASE_URL`
    : words;
}

/** Whether the server does not offer TLS. */
export const isWithoutTls = (error: unknown): boolean =>
  /server does not support SSL/i.test(messageOf(error));

/** Whether TLS failed, and not the network or the login. */
export const isAboutTls = (error: unknown): boolean =>
  /SSL|TLS|CERT|SIGNED|ALTNAME|VERIFY/.test(codeOf(error)) || /SSL|TLS|certificate/.test(messageOf(error));

const messageOf = (error: unknown): string =>
  isObject(error) && 'message' in error ? String(error.message) : String(error);
const codeOf = (error: unknown): string => (isObject(error) && 'code' in error ? String(error.code) : '');
const isObject = (error: unknown): error is object => typeof error === 'object' && error !== null;
