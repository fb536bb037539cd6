import { toWebRequest } from '@modelcontextprotocol/node';
import type { AuthInfo, McpHttpHandler } from '@modelcontextprotocol/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CallContext } from '../access/call-context';
import { metadataUrlOf } from '../access/challenge';
import { unreadableBody } from '../kernel/problem/faults';
import { oneMessage } from './mcp.problems';

/** Handles one message per request, in any supported protocol version. The guard has run before. */
export class McpEndpoint {
  constructor(
    private readonly handler: McpHttpHandler,
    private readonly origin: string,
  ) {}

  /**
   * Sends the response through Fastify's reply, so that it gets the same headers, log line and timeout as every other response.
   * @throws oneMessage for a batch: access that is allowed for the first message can be refused for the second
   */
  async answer(call: CallContext, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { body } = request;
    if (body === undefined || body === null) throw unreadableBody();
    if (Array.isArray(body)) throw oneMessage();
    const { method, url } = request;
    const webRequest = await toWebRequest(Object.assign(request.raw, { method, url }), body, {
      signal: call.signal,
    });
    const response = await this.handler.fetch(webRequest, {
      parsedBody: body,
      authInfo: this.authOf(call, body),
    });
    await reply.send(response);
  }

  /** What the library passes to the server that it builds for this message. */
  private authOf(call: CallContext, body: unknown): AuthInfo {
    const caller = call.caller;
    return {
      // The library only passes this value on. The token itself stays in the guard.
      token: caller.credential.id,
      clientId: caller.connection?.clientId ?? '',
      scopes: [...caller.grants.keys()],
      resource: new URL(`${this.origin}/mcp`),
      resourceMetadataUrl: metadataUrlOf(this.origin, 'mcp'),
      extra: { call, tool: calledIn(body) },
    };
  }
}

/** The tool that a message calls, so that only this one is registered. */
function calledIn(body: unknown): string | undefined {
  const { method, params }: Partial<Record<'method' | 'params', unknown>> = Object(body);
  const name: unknown = method === 'tools/call' ? Object(params).name : undefined;
  return typeof name === 'string' ? name : undefined;
}

/** The called tool in `authInfo`; undefined for any other message. */
export function calledTool(authInfo: AuthInfo | undefined): string | undefined {
  const name: unknown = authInfo?.extra?.tool;
  return typeof name === 'string' ? name : undefined;
}

/** The call context of a message, as `authOf` stored it. */
export function callOf(authInfo: AuthInfo | undefined): CallContext {
  const call: unknown = authInfo?.extra?.call;
  if (typeof call !== 'object' || call === null || !('caller' in call))
    throw new Error('authInfo has no call context');
  return call as CallContext;
}
