import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';

export interface Forward {
  readonly port: number;
  close(): Promise<void>;
}

/** Forwards a port of 127.0.0.1 to a Unix socket, in both directions. */
export async function forwardTo(
  socketPath: string,
  onClient: (client: net.Socket, server: net.Socket) => void = pass,
): Promise<Forward> {
  const sockets = new Set<net.Socket>();
  const listener = net.createServer((client) => {
    const server = net.connect(socketPath);
    for (const [one, its] of [
      [client, server],
      [server, client],
    ] as const) {
      sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => its.destroy());
    }
    onClient(client, server);
  });
  await once(listener.listen(0, '127.0.0.1'), 'listening');
  return {
    port: (listener.address() as AddressInfo).port,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => listener.close(() => resolve()));
    },
  };
}

function pass(client: net.Socket, server: net.Socket): void {
  client.pipe(server);
  server.pipe(client);
}
