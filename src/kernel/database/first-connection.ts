import pg from 'pg';
import { connectionReason, isAboutTls, isWithoutTls } from './connection-reason';
import { addressOf, waysTo } from './database-url';
import { ConnectionLost, GuardedClient, guarded } from './guarded-client';
import { UNLIMITED } from './pool-limits';

const CONNECT_MS = 10_000;
const LOOPBACK = /^(\/|localhost$|127\.|::1$)/;

export interface FirstConnection {
  /** The URL for every connection from now on; its sslmode is the one that worked. */
  readonly url: string;
  /** Whether others on the network could read what passes. */
  readonly isInClearText: boolean;
}

/**
 * Connects in the ways that sslmode leaves open, in libpq's order.
 * @throws Error with the reason of each that failed
 */
export async function firstConnection(databaseUrl: string): Promise<FirstConnection> {
  const failures: unknown[] = [];
  for (const url of waysTo(databaseUrl)) {
    const failure = await failureOf(url);
    if (failure === undefined) return { url, isInClearText: isInClearText(url) };
    failures.push(failure);
    if (!mayTryAnotherWay(failure)) break;
  }
  // That a server offers no TLS is no reason where it may be done without.
  const reasons = failures.filter((failure) => failures.length === 1 || !isWithoutTls(failure));
  throw new Error(connectionReason(new AggregateError(reasons)));
}

/** @returns why the database cannot be reached in this way, or undefined */
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

/** As libpq: after TLS failed, or the server refused this user with or without TLS; never because it is away. */
const mayTryAnotherWay = (failure: unknown): boolean =>
  failure instanceof pg.DatabaseError ? failure.code?.startsWith('28') === true : isAboutTls(failure);

function isInClearText(url: string): boolean {
  const { host, ssl } = addressOf(url);
  return ssl === false && !LOOPBACK.test(host);
}
