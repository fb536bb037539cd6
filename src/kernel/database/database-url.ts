import type { ConnectionOptions } from 'node:tls';
import { type DatabaseParameters, DatabaseUrlFault, parametersOf, withMode } from './database-parameters';
import { tlsOf } from './database-tls';

/** Where a database is and how it is reached, in the words of node-postgres. Made once and given to every pool. */
export interface DatabaseAddress {
  /** A host name, an IP address or the folder of a Unix socket. */
  readonly host: string;
  readonly port?: number;
  readonly user: string;
  readonly password?: string;
  readonly database: string;
  /** Always stated: left out, the driver would take it from PGSSLMODE. */
  readonly ssl: false | ConnectionOptions;
  readonly sslnegotiation?: 'direct';
  /** Command-line options for the server; poolers such as PgBouncer refuse them. */
  readonly options?: string;
}

/**
 * The address in a connection URI, see `parametersOf`.
 * @throws DatabaseUrlFault naming what is not understood or cannot be used
 */
export function addressOf(databaseUrl: string): DatabaseAddress {
  const given = parametersOf(databaseUrl);
  const { password, options, port } = given;
  const host = given.host || 'localhost';
  if (host.includes(',')) throw new DatabaseUrlFault('it names several hosts; give one');
  const tls = tlsOf(given, host);
  return {
    host,
    ...(port ? { port: portOf(port) } : {}),
    user: given.user ?? '',
    ...(password ? { password } : {}),
    database: given.dbname ?? '',
    ...(options ? { options } : {}),
    ...negotiationOf(given),
    // libpq ignores sslmode on a Unix socket, which no other machine can listen to.
    ssl: isSocket(host) ? false : tls,
  };
}

/**
 * The ways in which a first connection is tried, in libpq's order, each as a URI that says so: `prefer`, the default,
 * is first with TLS and then without, `allow` the other way round. Any other mode is one way, and so is a Unix socket.
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
  throw new DatabaseUrlFault('its port is no number from 1 to 65535');
}

function negotiationOf({ sslnegotiation, sslmode = '' }: DatabaseParameters): { sslnegotiation?: 'direct' } {
  if (sslnegotiation === undefined || sslnegotiation === 'postgres') return {};
  if (sslnegotiation !== 'direct')
    throw new DatabaseUrlFault('sslnegotiation is neither postgres nor direct');
  if (['require', 'verify-ca', 'verify-full'].includes(sslmode)) return { sslnegotiation };
  throw new DatabaseUrlFault('sslnegotiation=direct needs sslmode=require, verify-ca or verify-full');
}
