import type { ConnectionOptions } from 'node:tls';
import { type DatabaseParameters, DatabaseUrlFault, parametersOf, withMode } from './database-parameters';
import { tlsOf } from './database-tls';

/** Connection options of a database, in node-postgres terms. Created once and passed to every pool. */
export interface DatabaseAddress {
  /** A host name, an IP address or the folder of a Unix socket. */
  readonly host: string;
  readonly port?: number;
  readonly user: string;
  readonly password?: string;
  readonly database: string;
  /** Always set; otherwise the driver would use PGSSLMODE. */
  readonly ssl: false | ConnectionOptions;
  readonly sslnegotiation?: 'direct';
  /** Command-line options for the server; poolers such as PgBouncer refuse them. */
  readonly options?: string;
}

/**
 * Parses a connection URI, see `parametersOf`.
 * @throws DatabaseUrlFault naming what is invalid or unsupported
 */
export function addressOf(databaseUrl: string): DatabaseAddress {
  const given = parametersOf(databaseUrl);
  const { password, options, port } = given;
  const host = given.host || 'localhost';
  if (host.includes(',')) throw new DatabaseUrlFault('several hosts are not supported; use one');
  const tls = tlsOf(given, host);
  return {
    host,
    ...(port ? { port: portOf(port) } : {}),
    user: given.user ?? '',
    ...(password ? { password } : {}),
    database: given.dbname ?? '',
    ...(options ? { options } : {}),
    ...negotiationOf(given),
    // libpq ignores sslmode on a Unix socket, which other machines cannot reach.
    ssl: isSocket(host) ? false : tls,
  };
}

/**
 * The URIs to try for the first connection, in libpq's order: `prefer` (the default) tries TLS first and then no TLS,
 * `allow` the reverse. Other modes and Unix sockets have one URI.
 */
export function waysTo(databaseUrl: string): readonly string[] {
  const { sslmode = 'prefer', sslrootcert, host = '' } = parametersOf(databaseUrl);
  if (isSocket(host) || sslrootcert === 'system') return [databaseUrl];
  const [withTls, without] = [withMode(databaseUrl, 'require'), withMode(databaseUrl, 'disable')];
  if (sslmode === 'prefer') return [withTls, without];
  return sslmode === 'allow' ? [without, withTls] : [databaseUrl];
}

const isSocket = (host: string): boolean => host.startsWith('/');

function portOf(given: string): number {
  const port = Number(given);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new DatabaseUrlFault('the port must be a number from 1 to 65535');
}

function negotiationOf({ sslnegotiation, sslmode = '' }: DatabaseParameters): { sslnegotiation?: 'direct' } {
  if (sslnegotiation === undefined || sslnegotiation === 'postgres') return {};
  if (sslnegotiation !== 'direct') throw new DatabaseUrlFault('sslnegotiation must be postgres or direct');
  if (['require', 'verify-ca', 'verify-full'].includes(sslmode)) return { sslnegotiation };
  throw new DatabaseUrlFault('sslnegotiation=direct needs sslmode=require, verify-ca or verify-full');
}
