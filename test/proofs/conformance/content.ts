import { setTimeout as sleep } from 'node:timers/promises';
import {
  type CallToolResult,
  type ElicitRequestFormParams,
  fromJsonSchema,
  type InputRequiredResult,
  type McpServer,
  type ServerContext,
} from '@modelcontextprotocol/server';
import { z } from 'zod';

// The tools that the suites call by name, with the exact responses that they expect.

/** A PNG of one pixel. */
export const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==';
const SOUND = 'UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA=';
const PAUSE_MS = 50;

type Answer = CallToolResult | InputRequiredResult;

export const text = (words: string): CallToolResult => ({ content: [{ type: 'text', text: words }] });

/** Adds a tool without input. */
export function tool(
  server: McpServer,
  name: string,
  answer: (ctx: ServerContext) => Answer | Promise<Answer>,
): void {
  server.registerTool(name, { description: name, inputSchema: z.object({}) }, (_, ctx) => answer(ctx));
}

export function addContentTools(server: McpServer): void {
  tool(server, 'test_simple_text', () => text('This is a simple text response for testing.'));
  tool(server, 'test_image_content', () => ({
    content: [{ type: 'image', data: PICTURE, mimeType: 'image/png' }],
  }));
  tool(server, 'test_audio_content', () => ({
    content: [{ type: 'audio', data: SOUND, mimeType: 'audio/wav' }],
  }));
  tool(server, 'test_embedded_resource', () => ({
    content: [resource('test://embedded-resource', 'text/plain')],
  }));
  tool(server, 'test_multiple_content_types', () => ({
    content: [
      { type: 'text', text: 'Multiple content types test:' },
      { type: 'image', data: PICTURE, mimeType: 'image/png' },
      resource('test://mixed-content-resource', 'application/json', '{"test":"data","value":123}'),
    ],
  }));
  tool(server, 'test_error_handling', () => {
    throw new Error('This tool intentionally returns an error for testing');
  });
}

function resource(uri: string, mimeType: string, words = 'This is an embedded resource content.') {
  return { type: 'resource' as const, resource: { uri, mimeType, text: words } };
}

export function addTellingTools(server: McpServer): void {
  for (const name of ['test_tool_with_logging', 'test_logging_tool']) {
    tool(server, name, async ({ mcpReq }) => {
      for (const words of ['Tool execution started', 'Tool processing data', 'Tool execution completed']) {
        await mcpReq.log('info', words);
        await sleep(PAUSE_MS);
      }
      return text('done');
    });
  }
  tool(server, 'test_tool_with_progress', async ({ mcpReq }) => {
    const progressToken = mcpReq._meta?.progressToken;
    for (const progress of [0, 50, 100]) {
      const params = { progressToken: progressToken ?? '', progress, total: 100 };
      if (progressToken !== undefined) await mcpReq.notify({ method: 'notifications/progress', params });
      await sleep(PAUSE_MS);
    }
    return text('done');
  });
  tool(server, 'test_reconnection', async ({ http }) => {
    http?.closeSSE?.();
    await sleep(PAUSE_MS);
    return text('Reconnection test completed successfully');
  });
}

const OPTIONS = ['option1', 'option2', 'option3'];
const titled = (words: readonly string[]) => words.map((title, at) => ({ const: `value${at + 1}`, title }));

/** Tools that call back the client over a stream that outlives the request (2025 revision). Not supported here. */
export function addAskingTools(server: McpServer): void {
  const prompt = { description: 'test_sampling', inputSchema: z.object({ prompt: z.string() }) };
  server.registerTool('test_sampling', prompt, async (input, { mcpReq }) => {
    const messages = [{ role: 'user' as const, content: { type: 'text' as const, text: input.prompt } }];
    const reported = await mcpReq.requestSampling(
      { messages, maxTokens: 100 },
      { relatedRequestId: mcpReq.id },
    );
    return text(`LLM response: ${JSON.stringify(reported.content)}`);
  });
  const message = { description: 'test_elicitation', inputSchema: z.object({ message: z.string() }) };
  server.registerTool('test_elicitation', message, (input, ctx) =>
    elicited(ctx, input.message, 'User response', {
      type: 'object',
      properties: {
        username: { type: 'string', description: "User's response" },
        email: { type: 'string', description: "User's email address" },
      },
      required: ['username', 'email'],
    }),
  );
  tool(server, 'test_elicitation_sep1034_defaults', (ctx) =>
    elicited(ctx, 'defaults', 'Elicitation completed', {
      type: 'object',
      properties: {
        name: { type: 'string', default: 'John Doe' },
        age: { type: 'integer', default: 30 },
        score: { type: 'number', default: 95.5 },
        status: { type: 'string', enum: ['active', 'inactive', 'pending'], default: 'active' },
        verified: { type: 'boolean', default: true },
      },
    }),
  );
  tool(server, 'test_elicitation_sep1330_enums', (ctx) =>
    elicited(ctx, 'enums', 'Elicitation completed', {
      type: 'object',
      properties: {
        untitledSingle: { type: 'string', enum: OPTIONS },
        titledSingle: { type: 'string', oneOf: titled(['First Option', 'Second Option', 'Third Option']) },
        legacyEnum: {
          type: 'string',
          enum: ['opt1', 'opt2', 'opt3'],
          enumNames: ['Option One', 'Option Two', 'Option Three'],
        },
        untitledMulti: { type: 'array', items: { type: 'string', enum: OPTIONS } },
        titledMulti: {
          type: 'array',
          items: { anyOf: titled(['First Choice', 'Second Choice', 'Third Choice']) },
        },
      },
    }),
  );
}

async function elicited(
  { mcpReq }: ServerContext,
  message: string,
  label: string,
  requestedSchema: ElicitRequestFormParams['requestedSchema'],
): Promise<CallToolResult> {
  const reported = await mcpReq.elicitInput({ message, requestedSchema }, { relatedRequestId: mcpReq.id });
  return text(`${label}: action=${reported.action}, content=${JSON.stringify(reported.content ?? {})}`);
}

export function addSchemaTool(server: McpServer): void {
  const inputSchema = fromJsonSchema({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    $defs: {
      address: {
        $anchor: 'addressDef',
        type: 'object',
        properties: { street: { type: 'string' }, city: { type: 'string' } },
      },
    },
    properties: {
      name: { type: 'string' },
      address: { $ref: '#/$defs/address' },
      contactMethod: { type: 'string', enum: ['phone', 'email'] },
      phone: { type: 'string' },
      email: { type: 'string' },
    },
    allOf: [{ anyOf: [{ required: ['phone'] }, { required: ['email'] }] }],
    if: { properties: { contactMethod: { const: 'phone' } }, required: ['contactMethod'] },
    // biome-ignore lint/suspicious/noThenProperty: a JSON Schema keyword
    then: { required: ['phone'] },
    else: { required: ['email'] },
    additionalProperties: false,
  });
  server.registerTool('json_schema_2020_12_tool', { description: 'schema', inputSchema }, () => text('ok'));
}
