import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** How long a request that is still arriving may take to arrive once the service stops. */
const ARRIVAL_MS = 2_000;

/**
 * Lets no connection hold up a stop: one in use ends with its answer, and one whose request is not there yet ends soon,
 * for nothing was done for it. Node stops looking for slow requests once a server closes.
 */
export function endConnectionsOnStop(server: FastifyInstance): void {
  const sockets = new Set<Socket>();
  const inHand = new WeakMap<Socket, IncomingMessage>();
  let isStopping = false;
  server.server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.addHook('onRequest', ({ raw }, _reply, done) => {
    inHand.set(raw.socket, raw);
    done();
  });
  server.addHook('preClose', (done) => {
    isStopping = true;
    setTimeout(() => {
      for (const socket of sockets) if (!inHand.get(socket)?.complete) socket.destroy();
    }, ARRIVAL_MS).unref();
    done();
  });
  server.addHook('onSend', (_request, reply, _payload, done) => {
    if (isStopping) reply.header('connection', 'close');
    done();
  });
}
