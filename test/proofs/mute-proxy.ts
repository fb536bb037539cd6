import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';

/** Passes requests on to a server and keeps its answers to itself: what a client sees when the server dies in between. */
export class MuteProxy {
  /** How many answers were withheld. */
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

  /** @param onAnswer called when the server has begun to answer a request */
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
