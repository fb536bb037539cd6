import { toWebRequest } from '@modelcontextprotocol/node';
import type { AuthInfo, McpHttpHandler } from '@modelcontextprotocol/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { metadataUrlOf } from '../access/challenge';
import type { Principal } from '../access/principal';
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
  async answer(who: Principal, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { body } = request;
    if (body === undefined || body === null) throw unreadableBody();
    if (Array.isArray(body)) throw oneMessage();
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    const { method, url } = request;
    const asked = await toWebRequest(Object.assign(request.raw, { method, url }), body, {
      signal: gone.signal,
    });
    const answer = await this.handler.fetch(asked, { parsedBody: body, authInfo: this.authOf(who, body) });
    await reply.send(answer);
  }

  /** What the library passes on to the server that it has built for this one message. */
  private authOf(who: Principal, body: unknown): AuthInfo {
    return {
      // The library only carries it about; the token itself goes no further than the door.
      token: who.credential.id,
      clientId: who.connection?.clientId ?? '',
      scopes: [...who.grants.keys()],
      resource: new URL(`${this.origin}/mcp`),
      resourceMetadataUrl: metadataUrlOf(this.origin, 'mcp'),
      extra: { who, tool: calledIn(body) },
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

/** Whom a message is from, as `authOf` put it there. */
export function callerOf(authInfo: AuthInfo | undefined): Principal {
  const who: unknown = authInfo?.extra?.who;
  if (typeof who !== 'object' || who === null || !('grants' in who)) throw new Error('a message from nobody');
  return who as Principal;
}
