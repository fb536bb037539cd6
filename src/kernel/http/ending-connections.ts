import type { FastifyInstance } from 'fastify';

/** A connection that is in use when the service stops ends with its answer; kept alive, it would hold up the stop. */
export function endConnectionsOnStop(server: FastifyInstance): void {
  let isStopping = false;
  server.addHook('preClose', (done) => {
    isStopping = true;
    done();
  });
  server.addHook('onSend', (_request, reply, _payload, done) => {
    if (isStopping) reply.header('connection', 'close');
    done();
  });
}
