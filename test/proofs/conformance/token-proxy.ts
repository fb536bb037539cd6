import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy that adds a token to every request, because the suites' own programs cannot send one. */
export class TokenProxy {
  private constructor(
    private readonly server: http.Server,
    readonly url: string,
  ) {}

  /** @param target the address of the server behind it */
  static async open(target: string, token: string): Promise<TokenProxy> {
    const server = http.createServer((asked, answer) => {
      const headers = { ...asked.headers, authorization: `Bearer ${token}` };
      const onward = http.request(
        new URL(asked.url ?? '/', target),
        { method: asked.method, headers },
        (reply) => {
          answer.writeHead(reply.statusCode ?? 502, reply.headers);
          reply.pipe(answer);
        },
      );
      onward.on('error', () => answer.destroy());
      answer.on('close', () => onward.destroy());
      asked.pipe(onward);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new TokenProxy(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
