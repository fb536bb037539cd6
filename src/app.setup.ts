import cookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module';
import { openApiOf } from './app.openapi';
import type { Runtime } from './app.providers';
import { API_HEADERS, PAGE_HEADERS } from './console/security-headers';
import { LookupPool } from './kernel/database/batched-lookup';
import { endConnectionsOnStop } from './kernel/http/ending-connections';
import { requestIdOf } from './kernel/http/request-id';
import { surfaceOf } from './kernel/http/surface';
import { ValidationPipe } from './kernel/http/validation.pipe';
import { mediaTypeRefused } from './kernel/problem/kernel.problems';
import { KeyUses } from './modules/api-keys';
import { ApiDocument } from './modules/api-reference';
import { MailQueue } from './modules/mail';
import { SessionUses } from './modules/sign-in';

const HSTS = 'max-age=31536000; includeSubDomains';

/** Builds the app, ready to listen or to be asked in a test; `main` and the tests use the same one. */
export async function createApp(runtime: Runtime): Promise<NestFastifyApplication> {
  const { http } = runtime.settings;
  const adapter = new FastifyAdapter({
    bodyLimit: http.bodyLimitBytes,
    trustProxy: http.trustedProxies.length > 0 ? http.trustedProxies : false,
    forceCloseConnections: 'idle',
    genReqId: requestIdOf,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.register(runtime), adapter, {
    bufferLogs: true,
    abortOnError: false,
    bodyParser: false,
  });
  app.useLogger(app.get(Logger));
  app.useGlobalPipes(new ValidationPipe());
  await app.register(cookie);
  prepare(app.getHttpAdapter().getInstance(), runtime);
  endConnectionsOnStop(app.getHttpAdapter().getInstance());
  await app.init();
  app.get(ApiDocument).complete(openApiOf(app));
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

/** Stops well: finishes the requests in hand, writes what was held back, hands over the mail, then lets go. */
export async function closeApp(app: NestFastifyApplication): Promise<void> {
  await app.getHttpAdapter().getInstance().close();
  await Promise.all([app.get(KeyUses).flush(), app.get(SessionUses).flush(), app.get(MailQueue).stop()]);
  await app.close();
  await app.get(LookupPool).close();
}

function prepare(server: FastifyInstance, { settings, logger }: Runtime): void {
  const strict = settings.session.secureCookie ? { 'strict-transport-security': HSTS } : {};
  const headers = { api: { ...API_HEADERS, ...strict }, page: { ...PAGE_HEADERS, ...strict } };
  server.decorateRequest('who', undefined);
  server.decorateRequest('carrier', undefined);
  server.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers[surfaceOf(request)]).header('x-request-id', request.id);
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    // The path as declared: an address as typed may hold the secret of a link.
    const { method, url: route } = request.routeOptions;
    const by = request.who?.credential;
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    logger.info(
      {
        requestId: request.id,
        method,
        route,
        status: reply.statusCode,
        ms,
        by: by?.kind,
        credential: by?.id,
      },
      'request',
    );
    done();
  });
  // Plain forms belong to pages; the JSON API reads JSON only.
  const forms = 'application/x-www-form-urlencoded';
  server.addContentTypeParser(forms, { parseAs: 'string' }, (request, body, done) => {
    if (surfaceOf(request) === 'api') done(mediaTypeRefused());
    else done(null, Object.fromEntries(new URLSearchParams(String(body))));
  });
}
