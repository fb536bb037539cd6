import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** How long a partly received request may take to arrive once the shutdown has started. */
const ARRIVAL_MS = 2_000;

/**
 * Keeps open connections from delaying the shutdown. A connection in use closes after its response. A connection whose
 * request has not fully arrived is closed after `ARRIVAL_MS`: Node no longer checks for slow requests once a server is
 * closing.
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
