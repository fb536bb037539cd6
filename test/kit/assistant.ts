import {
  type CallToolResult,
  Client,
  StreamableHTTPClientTransport,
  type Tool,
} from '@modelcontextprotocol/client';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Permission } from '../../src/access/permissions';
import type { TestApp } from './app';
import type { Caller, Reply } from './as';
import type { GivenConnection } from './connection';
import { message } from './message';

/** A member's assistant, connected at the MCP endpoint. */
export const letIn = (
  t: TestApp,
  workspaceId: string,
  memberId: string,
  permissions?: readonly Permission[],
): Promise<GivenConnection> => t.given.connection(workspaceId, memberId, permissions, { resource: 'mcp' });

/** The two revisions of the protocol in use. */
export const ERAS = ['2025-11-25', '2026-07-28'] as const;
export type Era = (typeof ERAS)[number];

/** An assistant: the official client with a token. */
export interface Assistant {
  readonly client: Client;
  tools(): Promise<Tool[]>;
  call(name: string, input?: Record<string, unknown>): Promise<CallToolResult>;
}

/** Makes the app listen on a port. @returns its address */
export async function listening(app: NestFastifyApplication): Promise<string> {
  if (!app.getHttpServer().listening) await app.listen(0, '127.0.0.1');
  return app.getUrl();
}

/** Connects the official client to an app in this process. @param path of the endpoint, if it is not the default */
export async function assistant(
  app: NestFastifyApplication,
  token: string,
  era: Era = '2026-07-28',
  path = '/mcp',
): Promise<Assistant> {
  return assistantAt(`${await listening(app)}${path}`, token, era);
}

/** Connects the official client to any endpoint. */
export async function assistantAt(
  endpoint: string,
  token: string,
  era: Era = '2026-07-28',
): Promise<Assistant> {
  const client = new Client(
    { name: 'A test', version: '1' },
    { versionNegotiation: { mode: era === '2026-07-28' ? { pin: era } : 'legacy' } },
  );
  const transport = new StreamableHTTPClientTransport(new URL(endpoint), {
    requestInit: { headers: { authorization: `Bearer ${token}` } },
  });
  await client.connect(transport);
  return {
    client,
    tools: async () => (await client.listTools()).tools,
    call: (name, input = {}) => client.callTool({ name, arguments: input }),
  };
}

/** The text content of a tool result. */
export function textOf({ content }: CallToolResult): string {
  return content.map((part) => (part.type === 'text' ? part.text : '')).join('\n');
}

/** Sends one raw message, without the official client. */
export function sendMessage(
  by: Caller,
  method: string,
  params: Record<string, unknown> = {},
): Promise<Reply> {
  const { body, headers } = message(method, params);
  return by.send('POST', '//mcp', body, headers);
}

/** Calls a tool with a raw message, without the official client. */
export const callTool = (by: Caller, name: string, input: Record<string, unknown> = {}): Promise<Reply> =>
  sendMessage(by, 'tools/call', { name, arguments: input });
