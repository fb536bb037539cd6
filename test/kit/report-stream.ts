import { once } from 'node:events';
import http, { type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newId } from '../../src/kernel/id/id';
import type { TestApp } from './app';

/** Enough members that a report of their year exceeds the buffers of an unread connection. */
const MANY = 250;
export const YEAR = '/reports/attendance?from=2025-01-01&to=2025-12-31';

/** A request over a real connection. The test decides when its response is read. */
export interface OpenReport {
  /** Resolves with the headers of the response. Its body is not read yet. */
  readonly begun: Promise<IncomingMessage>;
  /** Reads the body. @returns its bytes, and whether it is complete */
  finish(): Promise<{ bytes: number; isWhole: boolean }>;
  /** Closes the connection. */
  leave(): void;
}

export async function listening(t: TestApp): Promise<string> {
  const server = t.app.getHttpServer();
  if (!server.listening) await t.app.listen(0, '127.0.0.1');
  const address: AddressInfo | string | null = server.address();
  return `http://127.0.0.1:${Object(address).port}/api/v1`;
}

export function openReport(base: string, token: string, path = YEAR): OpenReport {
  const request = http.get(`${base}${path}`, { headers: { authorization: `Bearer ${token}` }, agent: false });
  const begun = once(request, 'response').then(([reply]: IncomingMessage[]) => {
    if (!reply) throw new Error('no reply');
    return reply;
  });
  begun.catch(() => undefined);
  return { begun, finish: async () => drained(await begun), leave: () => void request.destroy() };
}

async function drained(reply: IncomingMessage): Promise<{ bytes: number; isWhole: boolean }> {
  let bytes = 0;
  try {
    for await (const part of reply) bytes += part.length;
  } catch {
    return { bytes, isWhole: false };
  }
  return { bytes, isWhole: reply.complete };
}

/** A workspace whose report of a year is too large to be sent before it is read. */
export async function largeCompany(t: TestApp) {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'admin' });
  const mark = newId('usr').slice(-8);
  await t.sql(
    `insert into app_user (id, email, name, created_at)
     select 'usr_' || md5($1 || i), 'many' || i || $1 || '@example.com', 'Member ' || i, '2025-01-01'
     from generate_series(1, $2::int) i`,
    [mark, MANY],
  );
  await t.sql(
    `insert into member (workspace_id, id, user_id, role, is_active, joined_at)
     select $2, 'mem_' || md5($1 || i), 'usr_' || md5($1 || i), 'employee', true, '2024-01-01'
     from generate_series(1, $3::int) i`,
    [mark, workspace.id, MANY],
  );
  return { workspace, owner, ann };
}

/** Waits for a condition without a deadline. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
}
