import {
  acceptedContent,
  completable,
  inputRequired,
  type McpServer,
  ResourceTemplate,
} from '@modelcontextprotocol/server';
import { z } from 'zod';
import { PICTURE } from './content';

// The resources and prompts that the suites read by name.

export function addResources(server: McpServer): void {
  const plain = { description: 'text', mimeType: 'text/plain' };
  server.registerResource('static-text', 'test://static-text', plain, ({ href }) => ({
    contents: [
      { uri: href, mimeType: 'text/plain', text: 'This is the content of the static text resource.' },
    ],
  }));
  const picture = { description: 'binary', mimeType: 'image/png' };
  server.registerResource('static-binary', 'test://static-binary', picture, ({ href }) => ({
    contents: [{ uri: href, mimeType: 'image/png', blob: PICTURE }],
  }));
  server.registerResource('watched', 'test://watched-resource', plain, ({ href }) => ({
    contents: [{ uri: href, mimeType: 'text/plain', text: 'x' }],
  }));
  const template = new ResourceTemplate('test://template/{id}/data', { list: undefined });
  const json = { description: 'template', mimeType: 'application/json' };
  server.registerResource('template', template, json, ({ href }, { id }) => {
    const data = JSON.stringify({ id, templateTest: true, data: `Data for ID: ${String(id)}` });
    return { contents: [{ uri: href, mimeType: 'application/json', text: data }] };
  });
  server.server.setRequestHandler('resources/subscribe', () => ({}));
  server.server.setRequestHandler('resources/unsubscribe', () => ({}));
}

const says = (words: string) => ({ role: 'user' as const, content: { type: 'text' as const, text: words } });
const PLACES = ['paris', 'park', 'party'];

export function addPrompts(server: McpServer): void {
  server.registerPrompt('test_simple_prompt', { description: 'simple' }, () => ({
    messages: [says('This is a simple prompt for testing.')],
  }));
  const argsSchema = z.object({
    arg1: completable(z.string(), (typed) => PLACES.filter((place) => place.startsWith(typed))),
    arg2: z.string(),
  });
  server.registerPrompt(
    'test_prompt_with_arguments',
    { description: 'args', argsSchema },
    ({ arg1, arg2 }) => ({
      messages: [says(`Prompt with arguments: arg1='${arg1}', arg2='${arg2}'`)],
    }),
  );
  const embedded = { description: 'embedded', argsSchema: z.object({ resourceUri: z.string() }) };
  server.registerPrompt('test_prompt_with_embedded_resource', embedded, ({ resourceUri: uri }) => {
    const resource = { uri, mimeType: 'text/plain', text: 'Embedded resource content for testing.' };
    return {
      messages: [
        { role: 'user', content: { type: 'resource', resource } },
        says('Please process the embedded resource above.'),
      ],
    };
  });
  server.registerPrompt('test_prompt_with_image', { description: 'image' }, () => ({
    messages: [
      { role: 'user', content: { type: 'image', data: PICTURE, mimeType: 'image/png' } },
      says('Please analyze the image above.'),
    ],
  }));
  const Context = z.object({ context: z.string() });
  server.registerPrompt('test_input_required_result_prompt', { description: 'rounds' }, ({ mcpReq }) => {
    const given = acceptedContent(mcpReq.inputResponses, 'user_context', Context);
    if (given) return { messages: [says(given.context)] };
    const message = 'What context should the prompt use?';
    return inputRequired({
      inputRequests: { user_context: inputRequired.elicit({ message, requestedSchema: Context }) },
    });
  });
}
