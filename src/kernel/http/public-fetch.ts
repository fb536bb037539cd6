import { lookup as resolveName } from 'node:dns';
import type { IncomingMessage } from 'node:http';
import { type RequestOptions, request } from 'node:https';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { isPublicAddress } from './public-address';

const TIMEOUT_MS = 5_000;
const BODY_MAX_BYTES = 65_536;

/** Resolves a host name to its addresses. */
export type Resolve = (
  hostname: string,
  done: (error: Error | null, addresses: readonly { address: string; family: number }[]) => void,
) => void;

const systemResolve: Resolve = (hostname, done) =>
  resolveName(hostname, { all: true }, (error, addresses) => done(error, addresses ?? []));

/**
 * Fetches documents from untrusted URLs, over https and from public addresses only. It connects to the address that it
 * checked, so DNS rebinding has no effect. It follows no redirects, accepts no compressed responses, and limits size
 * and time.
 */
export class PublicFetch {
  constructor(
    private readonly resolve: Resolve = systemResolve,
    private readonly tls: RequestOptions = {},
    private readonly timeoutMs = TIMEOUT_MS,
  ) {}

  /** @throws Error when it is not a public https URL, or the response is too slow, too large or compressed */
  async get(url: URL, accept = 'application/json'): Promise<Response> {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (url.protocol !== 'https:' || ipaddr.isValid(host)) throw new Error('only names, over https');
    const reply = await this.request(url, accept);
    const body = await bodyOf(reply);
    return new Response(new Uint8Array(body), { status: reply.statusCode ?? 502, headers: headersOf(reply) });
  }

  private request(url: URL, accept: string): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const outgoing = request(url, {
        agent: false,
        ...this.tls,
        headers: { accept, 'accept-encoding': 'identity', 'user-agent': 'Keyshift' },
        lookup: this.lookup,
        signal: AbortSignal.timeout(this.timeoutMs),
      });
      outgoing.on('response', resolve);
      outgoing.on('error', reject);
      outgoing.end();
    });
  }

  private readonly lookup: LookupFunction = (hostname, options, done) => {
    this.resolve(hostname, (error, addresses) => {
      const found = addresses.filter(({ address }) => isPublicAddress(address));
      const [first] = found;
      // A single private address among them rejects the whole name.
      if (error || !first || found.length < addresses.length)
        done(error ?? new Error(`${hostname} is not a public name`), '', 0);
      else if (options.all) done(null, [...found]);
      else done(null, first.address, first.family);
    });
  };
}

async function bodyOf(reply: IncomingMessage): Promise<Buffer> {
  if (reply.headers['content-encoding']) {
    reply.destroy();
    throw new Error('a compressed response');
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of reply) {
    size += chunk.length;
    if (size > BODY_MAX_BYTES) {
      reply.destroy();
      throw new Error('a response over the size limit');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function headersOf({ headers }: IncomingMessage): [string, string][] {
  return ['content-type', 'cache-control', 'expires'].flatMap((name): [string, string][] => {
    const value = headers[name];
    return typeof value === 'string' ? [[name, value]] : [];
  });
}
