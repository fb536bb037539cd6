import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** The loopback redirect URI of a program on a person's own computer. */
export class Callback {
  private waiting: ((back: URL) => void) | undefined;

  private constructor(
    private readonly server: http.Server,
    readonly url: string,
  ) {}

  static async open(): Promise<Callback> {
    const server = http.createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback`;
    const callback = new Callback(server, url);
    server.on('request', (request, response) => {
      response.end('You can close this page.');
      const back = new URL(request.url ?? '/', url);
      if (back.pathname === '/callback') callback.waiting?.(back);
    });
    return callback;
  }

  /** The URL of the next redirect. Replaces an earlier waiter. */
  next(): Promise<URL> {
    return new Promise((resolve) => {
      this.waiting = resolve;
    });
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
