import { type AddressInfo, connect } from 'node:net';
import type { TestApp } from './app';
import { DEADLINE_MS } from './wait-until';

export interface WireRequest {
  readonly method: string;
  readonly path: string;
  /** Header lines exactly as sent; `Host` and `Connection: close` are added. */
  readonly headers?: readonly string[];
  /** The bytes after the headers, sent unchanged. */
  readonly body?: string;
}

export interface WireReply {
  /** The status of the final response, not of `100 Continue`. */
  readonly status: number;
  /** Everything received, headers included. */
  readonly text: string;
}

/** Makes the app listen, if it does not yet. @returns the port */
export async function portOf({ app }: TestApp): Promise<number> {
  if (!app.getHttpServer().listening) await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  return port;
}

/**
 * Sends one request over a new connection, for requests without the headers that HTTP clients always add.
 * @throws Error if there is no complete response
 */
export async function ask(
  port: number,
  { method, path, headers = [], body = '' }: WireRequest,
): Promise<WireReply> {
  const lines = [`${method} ${path} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...headers];
  const text = await exchange(port, `${lines.join('\r\n')}\r\n\r\n${body}`);
  const statuses = statusesOf(text).filter((status) => status >= 200);
  if (statuses.length !== 1) throw new Error(`${statuses.length} responses: ${text.slice(0, 200)}`);
  return { status: statuses[0] ?? 0, text };
}

/** Sends bytes over a new connection. @returns all data until the server closes it @throws Error if it does not */
export function exchange(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    const limit = setTimeout(
      () => socket.destroy(new Error(`connection still open after: ${text.slice(0, 200)}`)),
      DEADLINE_MS,
    );
    socket.setEncoding('latin1').on('data', (chunk) => {
      text += chunk;
    });
    socket
      .once('error', reject)
      .once('end', () => resolve(text))
      .once('close', () => clearTimeout(limit));
    socket.write(bytes);
  });
}

/** The status of every response in the data of a connection. */
export const statusesOf = (text: string): number[] =>
  [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map((found) => Number(found[1]));
