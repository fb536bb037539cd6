import { toWebRequest } from '@modelcontextprotocol/node';
import type { AuthInfo, McpHttpHandler } from '@modelcontextprotocol/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CallContext } from '../access/call-context';
import { metadataUrlOf } from '../access/challenge';
import { unreadableBody } from '../kernel/problem/faults';
import { oneMessage } from './mcp.problems';

/** One message in, one answer out, whatever era of the protocol it is written in. The door stands before it. */
export class McpEndpoint {
  constructor(
    private readonly handler: McpHttpHandler,
    private readonly origin: string,
  ) {}

  /**
   * Answers through Fastify's own reply, so that the answer has the headers, the log line and the cut-off of every other.
   * @throws oneMessage for a batch: whoever was admitted with the first message could be refused by the second
   */
  async answer(call: CallContext, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { body } = request;
    if (body === undefined || body === null) throw unreadableBody();
    if (Array.isArray(body)) throw oneMessage();
    const { method, url } = request;
    const asked = await toWebRequest(Object.assign(request.raw, { method, url }), body, {
      signal: call.signal,
    });
    const answer = await this.handler.fetch(asked, { parsedBody: body, authInfo: this.authOf(call, body) });
    await reply.send(answer);
  }

  /** What the library passes on to the server that it has built for this one message. */
  private authOf(call: CallContext, body: unknown): AuthInfo {
    const caller = call.caller;
    return {
      // The library only carries it about; the token itself goes no further than the door.
      token: caller.credential.id,
      clientId: caller.connection?.clientId ?? '',
      scopes: [...caller.grants.keys()],
      resource: new URL(`${this.origin}/mcp`),
      resourceMetadataUrl: metadataUrlOf(this.origin, 'mcp'),
      extra: { call, tool: calledIn(body) },
    };
  }
}

/** The tool that a message calls, so that no other has to be made ready for it. */
function calledIn(body: unknown): string | undefined {
  const { method, params }: Partial<Record<'method' | 'params', unknown>> = Object(body);
  const name: unknown = method === 'tools/call' ? Object(params).name : undefined;
  return typeof name === 'string' ? name : undefined;
}

/** The tool that `authInfo` says is called; undefined for any other message. */
export function calledTool(authInfo: AuthInfo | undefined): string | undefined {
  const name: unknown = authInfo?.extra?.tool;
  return typeof name === 'string' ? name : undefined;
}

/** The call that a message came with, as `authOf` put it there. */
export function callOf(authInfo: AuthInfo | undefined): CallContext {
  const call: unknown = authInfo?.extra?.call;
  if (typeof call !== 'object' || call === null || !('caller' in call))
    throw new Error('a message from nobody');
  return call as CallContext;
}
