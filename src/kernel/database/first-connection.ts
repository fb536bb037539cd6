import pg from 'pg';
import { connectionReason, isAboutTls, isWithoutTls } from './connection-reason';
import { addressOf, waysTo } from './database-url';
import { ConnectionLost, GuardedClient, guarded } from './guarded-client';
import { UNLIMITED } from './pool-limits';

const CONNECT_MS = 10_000;
const LOOPBACK = /^(\/|localhost$|127\.|::1$)/;

export interface FirstConnection {
  /** The URL for all further connections, with the sslmode that worked. */
  readonly url: string;
  /** Whether others on the network could read the traffic. */
  readonly isInClearText: boolean;
}

/**
 * Connects with TLS or without, as sslmode allows, in libpq's order.
 * @throws Error with the reason of each failed attempt
 */
export async function firstConnection(databaseUrl: string): Promise<FirstConnection> {
  const failures: unknown[] = [];
  for (const url of waysTo(databaseUrl)) {
    const failure = await failureOf(url);
    if (failure === undefined) return { url, isInClearText: isInClearText(url) };
    failures.push(failure);
    if (!mayTryAnotherWay(failure)) break;
  }
  // If a connection without TLS was tried too, missing TLS is not the reason.
  const reasons = failures.filter((failure) => failures.length === 1 || !isWithoutTls(failure));
  throw new Error(connectionReason(new AggregateError(reasons)));
}

/** @returns why a connection to this URL failed, or undefined */
async function failureOf(url: string): Promise<unknown> {
  const limits = { ...UNLIMITED, answerMs: CONNECT_MS };
  const client = new GuardedClient({
    ...guarded(addressOf(url), limits),
    connectionTimeoutMillis: CONNECT_MS,
  });
  try {
    await client.connect();
    await client.end();
    return undefined;
  } catch (error) {
    return error instanceof ConnectionLost && error.cause ? error.cause : error;
  }
}

/** Like libpq: only if TLS failed or the server rejected this user; not if the server is unreachable. */
const mayTryAnotherWay = (failure: unknown): boolean =>
  failure instanceof pg.DatabaseError ? failure.code?.startsWith('28') === true : isAboutTls(failure);

function isInClearText(url: string): boolean {
  const { host, ssl } = addressOf(url);
  return ssl === false && !LOOPBACK.test(host);
}
