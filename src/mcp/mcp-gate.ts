import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { resourceOf } from '../kernel/http/surface';
import { isAllowedOrigin, isOwnHost } from './callers.rules';
import { MCP_OPTIONS, type McpOptions } from './mcp.options';
import { callerRefused } from './mcp.problems';

/** Checks the `Host` and `Origin` of requests to the MCP endpoint, before authentication. */
@Injectable()
export class McpGate implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    @Inject(MCP_OPTIONS) private readonly options: McpOptions,
  ) {}

  onModuleInit(): void {
    const server: FastifyInstance = this.host.httpAdapter.getInstance();
    const { origin } = this.options;
    server.addHook('onRequest', (request, _reply, done) => {
      const isFine =
        resourceOf(request) !== 'mcp' ||
        (isOwnHost(request.host, origin) && isAllowedOrigin(request.headers.origin, origin));
      done(isFine ? undefined : callerRefused());
    });
  }
}
