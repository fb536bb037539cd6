import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ConnectionOptions, PeerCertificate } from 'node:tls';
import { AUTHORITY, CLIENT, OTHER_AUTHORITY } from '../../../test/kit/database-certificates';
import { DatabaseUrlFault } from './database-parameters';
import { addressOf, waysTo } from './database-url';

const folder = mkdtempSync(path.join(os.tmpdir(), 'keyshift-url-'));
const file = (name: string, content: string): string => {
  writeFileSync(path.join(folder, name), content);
  return path.join(folder, name);
};
const root = file('root.crt', AUTHORITY);
const other = file('other.crt', OTHER_AUTHORITY);
const cert = file('client.crt', CLIENT.cert);
const key = file('client.key', CLIENT.key);
const noCertificate = file('empty.crt', 'nothing');

const home = process.env.HOME;
beforeAll(() => {
  process.env.HOME = folder;
});
afterAll(() => {
  process.env.HOME = home;
});

const tls = (query: string): ConnectionOptions => {
  const { ssl } = addressOf(`postgresql://db.example.com/x?${query}`);
  if (!ssl) throw new Error('without TLS');
  return ssl;
};
const WRONG_NAME = { code: 'ERR_TLS_CERT_ALTNAME_INVALID' };
/** The error of the host name check for a certificate with these names, or undefined. */
const nameFault = ({ checkServerIdentity }: ConnectionOptions, subjectaltname: string) =>
  checkServerIdentity?.('ignored', { subject: {}, subjectaltname } as unknown as PeerCertificate);

describe('the parts of a URL', () => {
  it.each([
    [
      'postgresql://u:p%40ss@h:6000/db',
      { host: 'h', port: 6000, user: 'u', password: 'p@ss', database: 'db' },
    ],
    ['postgres://[::1]:5/db', { host: '::1', port: 5, database: 'db' }],
    ['postgresql://u@localhost/db?host=%2Ftmp%2Fa+b', { host: '/tmp/a+b', user: 'u', database: 'db' }],
    ['postgresql://u:p@/db?host=/tmp', { host: '/tmp', user: 'u', password: 'p', database: 'db' }],
    ['postgresql://%2Ftmp/db', { host: '/tmp', database: 'db' }],
    [
      'postgresql:///db?host=h&port=7&user=u&password=p&dbname=other',
      { host: 'h', port: 7, database: 'other' },
    ],
    ['postgresql://h/db?options=-c%20geqo%3Doff', { host: 'h', options: '-c geqo=off' }],
  ])('%s', (url, parts) => {
    expect(addressOf(url)).toMatchObject(parts);
  });
});

describe('sslmode', () => {
  it.each(['disable', 'allow', 'prefer'])('%s means no TLS before the first connection', (mode) => {
    expect(addressOf(`postgresql://h/x?sslmode=${mode}`).ssl).toBe(false);
  });

  it('is ignored on a Unix socket', () => {
    expect(addressOf('postgresql:///x?host=/tmp&sslmode=require').ssl).toBe(false);
  });

  it('require verifies the server only with a root certificate', () => {
    expect(tls('sslmode=require')).toMatchObject({ rejectUnauthorized: false });
    expect(tls(`sslmode=require&sslrootcert=${root}`)).toMatchObject({
      rejectUnauthorized: true,
      ca: AUTHORITY,
    });
    expect(tls('ssl=true')).toMatchObject({ rejectUnauthorized: false });
  });

  it('verify-ca accepts any host name, verify-full only the one of the URL', () => {
    const names = 'DNS:elsewhere.example.com';
    expect(nameFault(tls(`sslmode=verify-ca&sslrootcert=${root}`), names)).toBeUndefined();
    const full = tls(`sslmode=verify-full&sslrootcert=${root}`);
    expect(nameFault(full, names)).toMatchObject(WRONG_NAME);
    expect(nameFault(full, 'DNS:db.example.com')).toBeUndefined();
    const byAddress = tls(`sslmode=verify-full&sslrootcert=${root}&host=192.0.2.7`);
    expect(nameFault(byAddress, 'DNS:localhost')).toMatchObject(WRONG_NAME);
    expect(nameFault(byAddress, 'IP Address:192.0.2.7')).toBeUndefined();
  });

  it('sslrootcert=system means verify-full with the system’s certificate authorities', () => {
    expect(tls('sslrootcert=system')).toMatchObject({ rejectUnauthorized: true, ca: expect.any(Array) });
  });

  it('client certificates and keys are read', () => {
    expect(tls(`sslmode=require&sslcert=${cert}&sslkey=${key}`)).toMatchObject({
      cert: CLIENT.cert,
      key: CLIENT.key,
    });
  });
});

describe('the candidate URLs of a first connection', () => {
  it.each([
    ['', ['require', 'disable']],
    ['?sslmode=prefer', ['require', 'disable']],
    ['?sslmode=allow', ['disable', 'require']],
    ['?sslmode=verify-full&sslrootcert=system', ['verify-full']],
    ['?host=/tmp', [null]],
  ])('%s', (query, modes) => {
    const urls = waysTo(`postgresql://u:p%40@h:1/x${query}`);
    expect(urls.map((url) => new URL(url).searchParams.get('sslmode'))).toEqual(modes);
    expect(urls.map((url) => addressOf(url).password)).toEqual(modes.map(() => 'p@'));
  });

  it('keep a URL without a host', () => {
    expect(waysTo('postgresql://u@/x?host=h').map((way) => addressOf(way).host)).toEqual(['h', 'h']);
  });
});

describe('an invalid URL', () => {
  it.each([
    ['postgresql://h/x?sslmode=verify_full', 'sslmode must be one of disable'],
    ['postgresql://h/x?sslmode=no-verify', 'sslmode must be one of disable'],
    ['postgresql://h/x?sslmode=verify-full', 'needs a root certificate'],
    ['postgresql://h/x?sslmode=verify-ca', 'needs a root certificate'],
    ['postgresql://h/x?sslmode=require&sslrootcert=/nowhere/root.crt', '/nowhere/root.crt'],
    [`postgresql://h/x?sslmode=require&sslrootcert=${noCertificate}`, 'contains no certificate'],
    ['postgresql://h/x?sslmode=require&sslrootcert=system', 'sslmode=verify-full'],
    [`postgresql://h/x?sslmode=require&sslkey=${key}`, 'sslcert is not'],
    [`postgresql://h/x?sslmode=require&sslcert=${other}&sslkey=${key}`, 'cannot be used'],
    ['postgresql://h/x?sslmode=require&sslnegotiation=indirect', 'sslnegotiation'],
    ['postgresql://h/x?sslnegotiation=direct', 'sslnegotiation=direct needs'],
    ['postgresql://h/x?sslModus=require', 'sslModus is not supported'],
    ['postgresql://h/x?ssl=yes', 'ssl is not supported'],
    ['postgresql://h/x?sslmode', 'one name and one value'],
    ['postgresql://h/x?port=http', 'port'],
    ['postgresql://a,b/x', 'several hosts'],
    ['postgresql://u:p#w@h/x', '%23'],
    ['postgresql://u:p%zz@h/x', '%25'],
    ['postgresql://u@h:99999/x', 'not a valid URL'],
  ])('%s', (url, words) => {
    const read = () => addressOf(url);
    expect(read).toThrow(DatabaseUrlFault);
    expect(read).toThrow(words);
  });

  it('the error never contains a password', () => {
    const faults = [
      'postgresql://u:geheim@h/x?a=1',
      'postgresql://u:geheim#@h/x',
      'postgresql://h/x?password=geheim&b=2',
    ];
    for (const url of faults) expect(() => addressOf(url)).toThrow(expect.not.stringContaining('geheim'));
  });
});
