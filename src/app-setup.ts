import cookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Logger } from 'nestjs-pino';
import { RequestLimits } from './access/request-limits';
import { AppModule } from './app.module';
import { openApiOf } from './app-openapi';
import type { Runtime } from './app-providers';
import { requestLines } from './app-requests';
import { API_HEADERS, PAGE_HEADERS } from './console/http/security-headers';
import { AppExceptionFilter } from './console/pages/app-exception-filter';
import { LookupPool } from './kernel/database/batched-lookup';
import { readBodies } from './kernel/http/body-readers';
import { endConnectionsOnStop } from './kernel/http/ending-connections';
import { InputCheck } from './kernel/http/input-check';
import { networkOf } from './kernel/http/network';
import { cutReplies, tagVersions } from './kernel/http/replies';
import { requestIdOf } from './kernel/http/request-id';
import { surfaceOf } from './kernel/http/surface';
import { JobQueue } from './kernel/jobs/job-queue';
import { Throughput } from './kernel/limits/throughput';
import { KeyUses } from './modules/api-keys';
import { ApiDocument } from './modules/api-reference';
import {
  AuthorizationServer,
  ConnectionUses,
  mountAuthorizationServer,
  RegistrationLimits,
} from './modules/connections';
import { SessionUses } from './modules/sign-in';

const REQUEST_MS = 30_000;
const CHECK_MS = 5_000;
const HSTS = 'max-age=31536000; includeSubDomains';

/** Builds the app, ready to listen. `main` and the tests use the same function. */
export async function createApp(runtime: Runtime): Promise<NestFastifyApplication> {
  const { http } = runtime.settings;
  const applyResponseHeaders = headerWriter(runtime);
  const adapter = new FastifyAdapter({
    bodyLimit: http.bodyLimitBytes,
    trustProxy: http.trustedProxies.length > 0 ? http.trustedProxies : false,
    forceCloseConnections: 'idle',
    // Requests that arrive during shutdown are still processed normally.
    return503OnClosing: false,
    // Fastify disables Node's own limit; without one, a very slow request holds its connection indefinitely.
    requestTimeout: REQUEST_MS,
    // By default Node checks every 30 seconds and allows 60 for headers, so a slow request holds a connection up to 90.
    http: { headersTimeout: REQUEST_MS, connectionsCheckingInterval: CHECK_MS },
    genReqId: requestIdOf,
    // A URL that the router cannot parse bypasses the app's hooks and filters.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      applyResponseHeaders(request, reply);
      new AppExceptionFilter().catch(error, new ExecutionContextHost([request, reply]));
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.register(runtime), adapter, {
    bufferLogs: true,
    abortOnError: false,
    bodyParser: false,
  });
  app.useLogger(app.get(Logger));
  app.get(InputCheck).install();
  await app.register(cookie);
  prepare(app.getHttpAdapter().getInstance(), runtime, applyResponseHeaders);
  countRefusedBodies(app);
  endConnectionsOnStop(app.getHttpAdapter().getInstance());
  mountOAuth(app, http.origin);
  await app.init();
  app.get(ApiDocument).complete(openApiOf(app));
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

/** Shuts down gracefully: finishes in-flight requests and jobs, flushes buffers, then closes the connections. */
export async function closeApp(app: NestFastifyApplication): Promise<void> {
  await app.getHttpAdapter().getInstance().close();
  await Promise.all([
    app.get(KeyUses).flush(),
    app.get(SessionUses).flush(),
    app.get(ConnectionUses).flush(),
    app.get(JobQueue).stop(),
  ]);
  await app.close();
  await Promise.all([app.get(LookupPool).close(), app.get(Throughput).close()]);
}

/** Mounts the authorization server before any route. */
function mountOAuth(app: NestFastifyApplication, origin: string): void {
  const limits = app.get(RegistrationLimits);
  mountAuthorizationServer(app.getHttpAdapter().getInstance(), {
    server: app.get(AuthorizationServer),
    origin,
    admit: ({ ip, url, method }) =>
      limits.count(networkOf(ip), method === 'POST' && url.startsWith('/oauth/register')),
    refuse: (error, request, reply) =>
      new AppExceptionFilter().catch(error, new ExecutionContextHost([request, reply])),
  });
}

/** Counts after the response, because the status is known only then and the client does not wait for it. */
function countRefusedBodies(app: NestFastifyApplication): void {
  const limits = app.get(RequestLimits);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', (request, reply, done) => {
      if (request.bodyLength === 0) done();
      else limits.countRefusedBody(request, reply.statusCode).then(() => done(), done);
    });
}

type HeaderWriter = (request: FastifyRequest, reply: FastifyReply) => void;

/** Sets the headers of the surface and the request id on each response. */
function headerWriter({ settings }: Runtime): HeaderWriter {
  const strict = settings.session.secureCookie ? { 'strict-transport-security': HSTS } : {};
  const headers = {
    api: inLowerCase({ ...API_HEADERS, ...strict }),
    page: inLowerCase({ ...PAGE_HEADERS, ...strict }),
  };
  return (request, reply) =>
    void reply.headers(headers[surfaceOf(request)]).header('x-request-id', request.id);
}

/** Lower-case names, as Fastify stores them, so that it does not convert them again for every response. */
const inLowerCase = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

function prepare(server: FastifyInstance, { logger }: Runtime, applyResponseHeaders: HeaderWriter): void {
  const log = requestLines(logger);
  server.decorateRequest('caller', undefined);
  server.decorateRequest('bearerInput', undefined);
  server.decorateRequest('place', undefined);
  server.decorateRequest('problem', undefined);
  server.addHook('onRequest', (request, reply, done) => {
    applyResponseHeaders(request, reply);
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    log(request, reply);
    done();
  });
  readBodies(server);
  cutReplies(server);
  tagVersions(server);
}
