import type { CallToolResult } from '@modelcontextprotocol/server';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { missingApprovals, refusalOf } from '../access/access.rules';
import type { CallContext } from '../access/call-context';
import { challengeOf, scopesToStepUp } from '../access/challenge';
import type { Permission } from '../access/permissions';
import type { Principal } from '../access/principal';
import { checked, type InputFault } from '../kernel/http/validation.pipe';
import { toProblem } from '../kernel/problem/faults';
import type { Problem } from '../kernel/problem/problem';
import { isChatGpt } from './callers.rules';
import { MCP_OPTIONS, type McpOptions } from './mcp.options';
import { answerTooLong } from './mcp.problems';
import { accessRuleOf, type OfferedTool } from './tool-list';

/** An answer stands in a result twice, as data and as text; together they stay within 100,000 characters. */
const ANSWER_MAX = 50_000;

/** Does what an assistant asks for, through the door of the HTTP operation and the same contract. */
@Injectable()
export class ToolCall {
  private readonly logger = new Logger('Problem');

  constructor(@Inject(MCP_OPTIONS) private readonly options: McpOptions) {}

  /** A refusal is an answer too: the model reads it and tells the person, or mends its call. */
  async answer(tool: OfferedTool, call: CallContext, args: unknown): Promise<CallToolResult> {
    try {
      assertMay(tool, call.caller, args);
      const taken = await checked(args ?? {}, tool.words.input, { type: 'body' });
      return await this.done(tool, call, taken);
    } catch (error) {
      return this.refused(toProblem(error), tool, call.caller, args);
    }
  }

  /** The scopes of a new consent that a call would need; undefined where it needs none, or none could help. */
  stepUp(tool: OfferedTool, caller: Principal, args: unknown): readonly Permission[] | undefined {
    const rule = accessRuleOf(tool, args);
    const lacks = rule ? missingApprovals(caller, rule) : [];
    return lacks.length > 0 ? scopesToStepUp(caller.grants.keys(), lacks) : undefined;
  }

  /** A list that is too long is read again with half as many, as often as it takes; it says itself that more follows. */
  private async done(tool: OfferedTool, call: CallContext, args: unknown): Promise<CallToolResult> {
    const answer = tool.words.output.parse(await tool.call(call.caller, args, call));
    const text = JSON.stringify(answer);
    if (text.length <= ANSWER_MAX) return { content: [{ type: 'text', text }], structuredContent: answer };
    const shorter = tool.words.effect.reads ? halved(args) : undefined;
    if (shorter === undefined) throw answerTooLong();
    return this.done(tool, call, shorter);
  }

  private refused(problem: Problem, tool: OfferedTool, caller: Principal, args: unknown): CallToolResult {
    this.log(problem, tool, caller);
    const scopes = isChatGpt(caller.connection?.clientId ?? '') ? this.stepUp(tool, caller, args) : undefined;
    const { origin } = this.options;
    const challenge = challengeOf({
      origin,
      resource: 'mcp',
      error: 'insufficient_scope',
      says: problem.kind.title,
      scopes: scopes ?? [],
    });
    return {
      isError: true,
      content: [{ type: 'text', text: refusalText(problem, origin, caller.via.requestId) }],
      ...(scopes ? { _meta: { 'mcp/www_authenticate': [challenge] } } : {}),
    };
  }

  private log({ kind, options }: Problem, { words }: OfferedTool, { via }: Principal): void {
    if (kind.log === 'info') return;
    const line = { requestId: via.requestId, problem: kind.slug, tool: words.name, err: options.cause };
    if (kind.log === 'error') this.logger.error(line, kind.slug);
    else this.logger.warn(line, kind.slug);
  }
}

/** The guard's own question, asked again of the door that the tool stands for. */
function assertMay(tool: OfferedTool, caller: Principal, args: unknown): void {
  const rule = accessRuleOf(tool, args);
  const refusal = rule && refusalOf(caller, rule);
  if (refusal) throw refusal;
}

function halved(args: unknown): unknown {
  const limit: unknown = typeof args === 'object' && args !== null ? Reflect.get(args, 'limit') : undefined;
  return typeof limit === 'number' && limit > 1
    ? { ...Object(args), limit: Math.floor(limit / 2) }
    : undefined;
}

/** A problem in lines, most telling first; the code stays the same for ever. */
function refusalText({ kind, detail, extra }: Problem, origin: string, requestId: string): string {
  const { errors, ...particulars } = extra;
  const faults = Array.isArray(errors) ? errors.map(faultLine) : [];
  return [
    `${kind.title}.`,
    ...(detail === undefined ? [] : [detail]),
    ...(faults.length > 0 ? faults : kind.fix),
    ...Object.entries(particulars).map(([name, value]) => `${name}: ${JSON.stringify(value)}`),
    `Code: ${kind.slug} (${kind.status}). More: ${origin}/problems/${kind.slug}. Request: ${requestId}`,
  ].join('\n');
}

const faultLine = ({ pointer, parameter, detail }: InputFault): string =>
  `- ${pointer ?? parameter}: ${detail}`;
