import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';

/** Forwards requests to a server and withholds its responses, as if the server died after the request. */
export class MuteProxy {
  /** The number of withheld responses. */
  withheld = 0;
  private readonly sockets = new Set<net.Socket>();
  private readonly server: net.Server;

  private constructor(port: number, onAnswer: () => void) {
    this.server = net.createServer((client) => {
      const upstream = net.connect(port, '127.0.0.1');
      for (const socket of [client, upstream]) {
        this.sockets.add(socket);
        socket.on('error', () => undefined);
      }
      client.pipe(upstream);
      upstream.once('data', () => {
        this.withheld += 1;
        onAnswer();
      });
      upstream.on('close', () => client.destroy());
    });
  }

  /** @param onAnswer called when the server starts to respond to a request */
  static async open(port: number, onAnswer: () => void): Promise<MuteProxy> {
    const proxy = new MuteProxy(port, onAnswer);
    await once(proxy.server.listen(0, '127.0.0.1'), 'listening');
    return proxy;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
