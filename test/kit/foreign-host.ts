import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo, LookupFunction } from 'node:net';
import tls from 'node:tls';
import { PublicFetch } from '../../src/kernel/http/public-fetch';
import { CERTIFICATE, PRIVATE_KEY } from './foreign-certificate';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const PUBLIC = '93.184.215.14';

/**
 * Simulates servers on the internet with a local port. Every name resolves to a public address unless a test sets
 * another one, and connections to any public address arrive here. The product's own code checks names and verifies
 * certificates. Only name resolution and the network route are simulated.
 */
export class ForeignHost {
  /** Requested URLs as `host/path`, in order. */
  readonly asked: string[] = [];
  /** Addresses that were connected to. */
  readonly reached: string[] = [];
  /** Names that were looked up. */
  readonly lookedUp: string[] = [];
  private readonly answers = new Map<string, Answer>();
  private readonly addresses = new Map<string, string[][]>();
  private time = new AbortController();

  private constructor(private readonly server: https.Server) {
    server.on('request', (request, response) => {
      const at = `${request.headers.host}${request.url}`;
      this.asked.push(at);
      const answer = this.answers.get(at);
      if (answer) answer(request, response);
      else response.writeHead(404, { 'content-type': 'application/json' }).end('{}');
    });
  }

  static async open(): Promise<ForeignHost> {
    // The library warns that its own protection does not work in a test. The product does not rely on it.
    jest.spyOn(console, 'warn').mockImplementation();
    const server = https.createServer({ key: PRIVATE_KEY, cert: CERTIFICATE });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const host = new ForeignHost(server);
    // The timeout of a document fires only when a test calls endTime(), so a slow TLS handshake causes no failure.
    jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => host.time.signal);
    return host;
  }

  /** The fetcher of metadata documents for the app. */
  documents(): PublicFetch {
    const resolve: ConstructorParameters<typeof PublicFetch>[0] = (hostname, done) => {
      this.lookedUp.push(hostname);
      const inTurn = this.addresses.get(hostname) ?? [[PUBLIC]];
      const found = (inTurn.length > 1 ? inTurn.shift() : inTurn[0]) ?? [];
      done(
        null,
        found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
    };
    return new PublicFetch(resolve, { agent: this.internet(), ca: CERTIFICATE });
  }

  /** Sets the addresses of a name for consecutive look-ups. The last one stays. */
  named(hostname: string, ...inTurn: string[][]): void {
    this.addresses.set(hostname, inTurn);
  }

  /** Sets the response at an https URL: JSON, text or a handler. */
  at(address: string, answer: Answer | object | string, type = 'application/json'): void {
    const { host, pathname } = new URL(address);
    const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
    const plain: Answer = (_request, response) => response.writeHead(200, { 'content-type': type }).end(text);
    this.answers.set(host + pathname, typeof answer === 'function' ? (answer as Answer) : plain);
  }

  /** Fires the timeout of all pending documents. */
  endTime(): void {
    const { time } = this;
    this.time = new AbortController();
    time.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
  }

  forget(): void {
    for (const list of [this.asked, this.reached, this.lookedUp]) list.length = 0;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private internet(): https.Agent {
    const { port } = this.server.address() as AddressInfo;
    const { reached } = this;
    return new (class extends https.Agent {
      override createConnection(options: tls.ConnectionOptions & { lookup: LookupFunction }): tls.TLSSocket {
        const lookup: LookupFunction = (hostname, how, done) =>
          options.lookup(hostname, how, (error, found, family) => {
            if (error) return done(error, found, family);
            reached.push(...(typeof found === 'string' ? [found] : found.map(({ address }) => address)));
            return how.all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4);
          });
        return tls.connect({ ...options, port, lookup });
      }
    })();
  }
}
