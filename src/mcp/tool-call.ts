import type { CallToolResult } from '@modelcontextprotocol/server';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { missingApprovals, refusalOf } from '../access/access.rules';
import type { CallContext } from '../access/call-context';
import { challengeOf, scopesToStepUp } from '../access/challenge';
import type { Permission } from '../access/permissions';
import type { Principal } from '../access/principal';
import { checked, type InputFault } from '../kernel/http/validation-pipe';
import { toProblem } from '../kernel/problem/faults';
import type { Problem } from '../kernel/problem/problem';
import { isChatGpt } from './callers.rules';
import { MCP_OPTIONS, type McpOptions } from './mcp.options';
import { answerTooLong } from './mcp.problems';
import { accessRuleOf, type OfferedTool } from './tool-list';

/** A result contains the data twice, as JSON and as text. Together they stay within 100,000 characters. */
const ANSWER_MAX = 50_000;

/** Runs the tool calls of assistants, with the access rule and the contracts of the HTTP operations. */
@Injectable()
export class ToolCall {
  private readonly logger = new Logger('Problem');

  constructor(@Inject(MCP_OPTIONS) private readonly options: McpOptions) {}

  /** A refusal is returned as a result: the model reads it, then informs the person or corrects its call. */
  async answer(tool: OfferedTool, call: CallContext, args: unknown): Promise<CallToolResult> {
    try {
      assertMay(tool, call.caller, args);
      const taken = await checked(args ?? {}, tool.definition.input, { type: 'body' });
      return await this.done(tool, call, taken);
    } catch (error) {
      return this.refused(toProblem(error), tool, call.caller, args);
    }
  }

  /** The scopes to request in a new consent; undefined if the call needs none or consent cannot help. */
  stepUp(tool: OfferedTool, caller: Principal, args: unknown): readonly Permission[] | undefined {
    const rule = accessRuleOf(tool, args);
    const lacks = rule ? missingApprovals(caller, rule) : [];
    return lacks.length > 0 ? scopesToStepUp(caller.grants.keys(), lacks) : undefined;
  }

  /** Reads a list that is too long again with half the limit, until it fits. Its `hasMore` shows that there is more. */
  private async done(tool: OfferedTool, call: CallContext, args: unknown): Promise<CallToolResult> {
    const answer = tool.definition.output.parse(await tool.call(call.caller, args, call));
    const text = JSON.stringify(answer);
    if (text.length <= ANSWER_MAX) return { content: [{ type: 'text', text }], structuredContent: answer };
    const shorter = tool.definition.effect.reads ? halved(args) : undefined;
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

  private log({ kind, options }: Problem, { definition }: OfferedTool, { via }: Principal): void {
    if (kind.log === 'info') return;
    const line = { requestId: via.requestId, problem: kind.slug, tool: definition.name, err: options.cause };
    if (kind.log === 'error') this.logger.error(line, kind.slug);
    else this.logger.warn(line, kind.slug);
  }
}

/** The check of the guard, for the access rule of the tool's operation. */
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

/** A problem as lines of text, the most useful first. Its code never changes. */
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
