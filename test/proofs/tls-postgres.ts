import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { type Account, accountFor, CLEAN_ENVIRONMENT, runAs } from '../../src/kernel/postgres/account';
import { findBinaries } from '../../src/kernel/postgres/binaries';
import { runInitdb } from '../../src/kernel/postgres/initdb';
import { AUTHORITY, SERVER } from '../kit/database-certificates';
import { freePort, until } from './server';

/** Network connections require TLS; the user `certified` also needs a certificate for the name "keyshift". */
const HBA = `local all all trust
hostssl certified all all cert
hostssl all all all trust
`;

/** A PostgreSQL server on TCP that requires TLS, with a certificate for "localhost". */
export class TlsPostgres {
  private constructor(
    private readonly folder: string,
    private readonly child: ChildProcess,
    readonly port: number,
  ) {}

  static async start(): Promise<TlsPostgres> {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'keyshift-tls-'));
    // The account that runs PostgreSQL has to traverse this folder.
    fs.chmodSync(folder, 0o711);
    const account = accountFor();
    const { initdb, postgres } = findBinaries({ dir: folder, account, report: () => undefined });
    const data = path.join(folder, 'data');
    fs.mkdirSync(data, { mode: 0o700 });
    own(account, data);
    await runInitdb(initdb, data, { account, durable: false });
    for (const [name, text] of Object.entries(FILES)) {
      fs.writeFileSync(path.join(data, name), text, { mode: 0o600 });
      own(account, path.join(data, name));
    }
    const port = await freePort();
    const options = { ...runAs(account), cwd: data, env: CLEAN_ENVIRONMENT, stdio: 'ignore' as const };
    const child = spawn(postgres, ['-D', data, ...settingsFor(port, data)], options);
    const server = new TlsPostgres(folder, child, port);
    await until('the TLS-only PostgreSQL accepts connections', () =>
      server.sql('select 1').then(
        () => true,
        () => false,
      ),
    );
    await server.sql('create database keyshift');
    await server.sql('create database certified');
    return server;
  }

  /** Runs a query over the Unix socket, without TLS. */
  async sql<R extends pg.QueryResultRow>(text: string, database = 'postgres'): Promise<R[]> {
    const host = path.join(this.folder, 'data');
    const client = new pg.Client({ host, port: this.port, user: 'keyshift', database });
    await client.connect();
    return client
      .query<R>(text)
      .then(({ rows }) => rows)
      .finally(() => client.end());
  }

  /** @param query the part after the question mark */
  url(query: string, host = 'localhost', database = 'keyshift'): string {
    return `postgresql://keyshift@${host}:${this.port}/${database}?${query}`;
  }

  async stop(): Promise<void> {
    this.child.kill('SIGINT');
    if (this.child.exitCode === null) await once(this.child, 'exit');
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

const FILES = {
  'pg_hba.conf': HBA,
  'server.crt': SERVER.cert,
  'server.key': SERVER.key,
  'root.crt': AUTHORITY,
};

function settingsFor(port: number, data: string): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: data,
    ssl: 'on',
    ssl_ca_file: 'root.crt',
    fsync: 'off',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function own(account: Account, file: string): void {
  if (!account.own) fs.chownSync(file, account.uid, account.gid);
}
