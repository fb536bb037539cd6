import { Controller, Delete, Get, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SignedIn } from '../access/access-rules';
import { Call, type CallContext } from '../access/call-context';
import { onlyPosts } from './mcp.problems';
import { McpEndpoint } from './mcp-endpoint';

const ASSISTANTS = {
  by: ['connection'],
  instead:
    'Only assistants that are connected with OAuth can use /mcp. With an API key or a session, use the HTTP API under /api/v1: it offers the same.',
} as const;

/** The endpoint for assistants: Streamable HTTP, no sessions, one message per request. */
@ApiExcludeController()
@Controller('mcp')
export class McpController {
  constructor(private readonly endpoint: McpEndpoint) {}

  @Post()
  @SignedIn(ASSISTANTS)
  answer(
    @Call() call: CallContext,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.endpoint.answer(call, request, reply);
  }

  @Get()
  @SignedIn(ASSISTANTS)
  noStream(): never {
    throw onlyPosts(undefined, undefined, { headers: { allow: 'POST' } });
  }

  @Delete()
  @SignedIn(ASSISTANTS)
  noSession(): never {
    throw onlyPosts(undefined, undefined, { headers: { allow: 'POST' } });
  }
}
