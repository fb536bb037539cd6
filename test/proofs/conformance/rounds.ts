import { randomBytes } from 'node:crypto';
import {
  acceptedContent,
  CLIENT_CAPABILITIES_META_KEY,
  type ClientCapabilities,
  createRequestStateCodec,
  type InputRequests,
  inputRequired,
  inputResponse,
  type McpServer,
} from '@modelcontextprotocol/server';
import { z } from 'zod';
import { text, tool } from './content';

// Calling back the client as in revision 2026-07-28: the response names the missing input, and the client repeats the
// call with it.

interface Round {
  readonly step: number;
  readonly name?: string;
}

const rounds = createRequestStateCodec<Round>({ key: randomBytes(32), ttlSeconds: 600 });

/** Verifies the state that a round passed through the client, which could have changed it. */
export const { verify } = rounds;

const Name = z.object({ name: z.string() });
const askName = () => inputRequired.elicit({ message: 'What is your name?', requestedSchema: Name });
const sample = (words: string, maxTokens: number) =>
  inputRequired.createMessage({
    messages: [{ role: 'user', content: { type: 'text', text: words } }],
    maxTokens,
  });

export function addRoundTools(server: McpServer): void {
  tool(server, 'test_missing_capability', () => inputRequired({ inputRequests: { q: sample('x', 5) } }));
  tool(server, 'test_streaming_elicitation', ({ mcpReq }) =>
    inputResponse(mcpReq.inputResponses, 'a').kind === 'missing'
      ? inputRequired({ inputRequests: { a: askName() } })
      : text('ok'),
  );
  tool(server, 'test_input_required_result_elicitation', ({ mcpReq }) => {
    const given = acceptedContent(mcpReq.inputResponses, 'user_name', Name);
    return given ? text(`Hello, ${given.name}!`) : inputRequired({ inputRequests: { user_name: askName() } });
  });
  tool(server, 'test_input_required_result_sampling', ({ mcpReq }) => {
    const given = inputResponse(mcpReq.inputResponses, 'capital_question');
    return given.kind === 'sampling'
      ? text(JSON.stringify(given.result.content))
      : inputRequired({ inputRequests: { capital_question: sample('What is the capital of France?', 100) } });
  });
  tool(server, 'test_input_required_result_list_roots', ({ mcpReq }) => {
    const given = inputResponse(mcpReq.inputResponses, 'client_roots');
    return given.kind === 'roots'
      ? text(`roots: ${JSON.stringify(given)}`)
      : inputRequired({ inputRequests: { client_roots: inputRequired.listRoots() } });
  });
  addStateTools(server);
  addManyInputs(server);
  addCapabilityTool(server);
}

function addStateTools(server: McpServer): void {
  const Confirmed = z.object({ ok: z.boolean() });
  for (const name of ['request_state', 'tampered_state']) {
    tool(server, `test_input_required_result_${name}`, async ({ mcpReq }) => {
      const given = acceptedContent(mcpReq.inputResponses, 'confirm', Confirmed);
      if (mcpReq.requestState<Round>() && given) return text('state-ok');
      const confirm = inputRequired.elicit({ message: 'Please confirm', requestedSchema: Confirmed });
      return inputRequired({ inputRequests: { confirm }, requestState: await rounds.mint({ step: 1 }) });
    });
  }
}

function addManyInputs(server: McpServer): void {
  tool(server, 'test_input_required_result_multiple_inputs', async ({ mcpReq }) => {
    const wanted = ['user_name', 'greeting', 'client_roots'];
    const isAll = wanted.every((key) => inputResponse(mcpReq.inputResponses, key).kind !== 'missing');
    if (isAll) return text('all inputs received');
    return inputRequired({
      inputRequests: {
        user_name: askName(),
        greeting: sample('Generate a greeting', 50),
        client_roots: inputRequired.listRoots(),
      },
      requestState: await rounds.mint({ step: 1 }),
    });
  });
  const Color = z.object({ color: z.string() });
  tool(server, 'test_input_required_result_multi_round', async ({ mcpReq }) => {
    const carried = mcpReq.requestState<Round>();
    const color = acceptedContent(mcpReq.inputResponses, 'step2', Color)?.color;
    if (carried?.name && color) return text(`${carried.name} likes ${color}`);
    const name = acceptedContent(mcpReq.inputResponses, 'step1', Name)?.name;
    const message = name ? 'Step 2: What is your favorite color?' : 'Step 1: What is your name?';
    const asked = inputRequired.elicit({ message, requestedSchema: name ? Color : Name });
    return inputRequired({
      inputRequests: name ? { step2: asked } : { step1: asked },
      requestState: await rounds.mint(name ? { step: 2, name } : { step: 1 }),
    });
  });
}

/** Requests only input that the client declares support for. */
function addCapabilityTool(server: McpServer): void {
  tool(server, 'test_input_required_result_capabilities', ({ mcpReq }) => {
    const envelope = mcpReq.envelope as Readonly<Record<string, unknown>> | undefined;
    const can = envelope?.[CLIENT_CAPABILITIES_META_KEY] as ClientCapabilities | undefined;
    const inputRequests: InputRequests = {
      ...(can?.elicitation ? { name: askName() } : {}),
      ...(can?.sampling ? { hi: sample('hi', 5) } : {}),
    };
    return inputRequired({ inputRequests });
  });
}
