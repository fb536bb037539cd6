import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import { Controller, Module, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SignedIn } from '../../../src/access/access-rules';
import { Call, type CallContext } from '../../../src/access/call-context';
import { McpEndpoint } from '../../../src/mcp/mcp-endpoint';
import { ORIGIN } from '../../kit/app';
import { addAskingTools, addContentTools, addSchemaTool, addTellingTools, text, tool } from './content';
import { addRoundTools, verify } from './rounds';
import { addPrompts, addResources } from './things';

export const PATH = 'mcp/conformance';

const LISTS = [
  'tools/list',
  'prompts/list',
  'resources/list',
  'resources/templates/list',
  'resources/read',
] as const;
const CACHE_MS = 1000;

/** The test server that the suites expect. None of its names is the product's. */
function build(): McpServer {
  const server = new McpServer(
    { name: 'keyshift-conformance', version: '1.0.0' },
    {
      capabilities: { logging: {}, resources: { subscribe: true, listChanged: true }, completions: {} },
      requestState: { verify },
      cacheHints: Object.fromEntries(
        LISTS.map((list) => [list, { ttlMs: CACHE_MS, cacheScope: 'private' as const }]),
      ),
    },
  );
  addContentTools(server);
  addTellingTools(server);
  addAskingTools(server);
  addSchemaTool(server);
  addRoundTools(server);
  addResources(server);
  addPrompts(server);
  const { notify } = handler;
  tool(server, 'test_trigger_tool_change', () => reported(notify.toolsChanged));
  tool(server, 'test_trigger_prompt_change', () => reported(notify.promptsChanged));
  return server;
}

function reported(notify: () => void) {
  notify();
  return text('ok');
}

const handler = createMcpHandler(build);

/** The suites' own names behind the product's guard and endpoint. Only tests mount it. */
@ApiExcludeController()
@Controller(PATH)
class NamesController {
  private readonly endpoint = new McpEndpoint(handler, ORIGIN);

  @Post()
  @SignedIn({ by: ['connection'] })
  answer(
    @Call() call: CallContext,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.endpoint.answer(call, request, reply);
  }
}

@Module({ controllers: [NamesController] })
export class NamesModule {}

/** Closes the streams that the suites leave open. */
export const endStreams = (): Promise<void> => handler.close();
