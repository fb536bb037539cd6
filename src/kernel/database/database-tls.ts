import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import tls, { type ConnectionOptions } from 'node:tls';
import { type DatabaseParameters, DatabaseUrlFault } from './database-parameters';

const MODES = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'];
const SYSTEM = 'system';

/**
 * The TLS options for sslmode, sslrootcert, sslcert, sslkey and sslpassword, as libpq documents them (PostgreSQL 18,
 * sections 32.1.2 and 32.19). A root certificate, given or in libpq's default location, is checked in every mode with
 * TLS; verify-ca requires one; verify-full compares the host name too. The first connection resolves `prefer` and
 * `allow`; here they mean no TLS.
 * @returns false without TLS
 * @throws DatabaseUrlFault for a mode or a file that cannot be used
 */
export function tlsOf(given: DatabaseParameters, host: string): false | ConnectionOptions {
  const mode = modeOf(given);
  if (!['require', 'verify-ca', 'verify-full'].includes(mode)) return false;
  const ca = rootsOf(given.sslrootcert);
  if (ca === undefined && mode !== 'require')
    throw new DatabaseUrlFault(
      `sslmode=${mode} needs a root certificate: set sslrootcert to its file, put it at ${homeFile('root.crt')}, or use sslrootcert=system`,
    );
  const options: ConnectionOptions = {
    ...(ca ? { ca } : {}),
    ...clientCertificate(given),
    rejectUnauthorized: ca !== undefined,
    // The driver passes no host name for an IP address, and Node.js would then compare with "localhost".
    checkServerIdentity: (_name, certificate) =>
      mode === 'verify-full' ? tls.checkServerIdentity(host, certificate) : undefined,
  };
  return usable(options);
}

function modeOf({ sslmode, sslrootcert }: DatabaseParameters): string {
  const mode = sslmode ?? (sslrootcert === SYSTEM ? 'verify-full' : 'prefer');
  if (!MODES.includes(mode)) throw new DatabaseUrlFault(`sslmode must be one of ${MODES.join(', ')}`);
  if (sslrootcert === SYSTEM && mode !== 'verify-full')
    throw new DatabaseUrlFault(
      'sslrootcert=system needs sslmode=verify-full, because anyone can get a certificate that the system trusts for their own host',
    );
  return mode;
}

/** Unlike libpq, a missing file is an error: without it, the server's certificate would not be checked. */
function rootsOf(named: string | undefined): string | string[] | undefined {
  if (named === SYSTEM) return tls.getCACertificates('system');
  const file = named ?? homeFile('root.crt');
  if (named === undefined && !existsSync(file)) return undefined;
  const roots = read(file, 'sslrootcert');
  try {
    new X509Certificate(roots);
    return roots;
  } catch {
    throw new DatabaseUrlFault(`the file ${file} of sslrootcert contains no certificate`);
  }
}

function clientCertificate({ sslcert, sslkey, sslpassword }: DatabaseParameters): ConnectionOptions {
  const certFile = sslcert ?? homeFile('postgresql.crt');
  if (sslcert === undefined && !existsSync(certFile)) {
    if (sslkey !== undefined) throw new DatabaseUrlFault('sslkey is set but sslcert is not');
    return {};
  }
  return {
    cert: read(certFile, 'sslcert'),
    key: read(sslkey ?? homeFile('postgresql.key'), 'sslkey'),
    ...(sslpassword === undefined ? {} : { passphrase: sslpassword }),
  };
}

const homeFile = (name: string): string => path.join(os.homedir(), '.postgresql', name);

function read(file: string, parameter: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new DatabaseUrlFault(`the file ${file} of ${parameter} cannot be read (${reason})`);
  }
}

/** Validates certificates and keys now instead of at the first connection. */
function usable(options: ConnectionOptions): ConnectionOptions {
  try {
    tls.createSecureContext(options);
    return options;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatabaseUrlFault(`the certificates cannot be used: ${reason}`);
  }
}
