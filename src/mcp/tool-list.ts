import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { MetadataScanner, Reflector } from '@nestjs/core';
import { mayEnter } from '../access/access.rules';
import type { AccessRule } from '../access/access-rules';
import type { CallContext } from '../access/call-context';
import type { Permission } from '../access/permissions';
import type { Principal } from '../access/principal';
import { RouteAccessList } from '../access/route-access-list';
import { type Choice, TOOL, type ToolWords } from './tool';
import { type JsonSchema, jsonSchemaOf } from './tool-schema';

/** The classes whose methods are tools. */
export const TOOL_PROVIDERS = Symbol('TOOL_PROVIDERS');

/** With more tools, models choose badly. */
export const TOOLS_MAX = 40;

/** A tool with the access rules of its HTTP operations. */
export interface OfferedTool {
  readonly words: ToolWords;
  readonly inputSchema: JsonSchema;
  readonly outputSchema: JsonSchema;
  /** By the value of the choosing field; under `''` if there is no choice. */
  readonly routeAccess: ReadonlyMap<string, AccessRule>;
  readonly call: (caller: Principal, args: unknown, context: CallContext) => Promise<unknown>;
}

/** All tools. The app does not start if a tool has no HTTP operation, and so no access rule. */
@Injectable()
export class ToolList implements OnApplicationBootstrap {
  private tools: readonly OfferedTool[] = [];

  constructor(
    @Inject(TOOL_PROVIDERS) private readonly toolProviders: readonly object[],
    private readonly routeAccess: RouteAccessList,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    const byOperation = new Map(
      this.routeAccess
        .routes()
        .flatMap(({ operation, rule }) => (operation && rule ? [[operation.id, rule]] : [])),
    );
    this.tools = this.toolProviders.flatMap((adapter) => this.toolsOn(adapter, byOperation));
    const names = new Set(this.tools.map(({ words }) => words.name));
    if (names.size !== this.tools.length) throw new Error('two tools share a name');
    if (names.size > TOOLS_MAX) throw new Error(`${names.size} tools are more than ${TOOLS_MAX}`);
  }

  all(): readonly OfferedTool[] {
    return this.tools;
  }

  /** The tools that this person can use now, including those that the connection has no approval for yet. */
  toolsFor(caller: Principal): readonly OfferedTool[] {
    const person = { ...caller, grants: caller.connection?.approvable ?? caller.grants };
    return this.tools.filter(({ routeAccess }) =>
      [...routeAccess.values()].some((rule) => mayEnter(person, rule)),
    );
  }

  private toolsOn(adapter: object, byOperation: ReadonlyMap<string, AccessRule>): OfferedTool[] {
    const prototype: object = Object.getPrototypeOf(adapter);
    return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
      const method: unknown = Reflect.get(prototype, name);
      if (!isMethod(method)) return [];
      const words = this.reflector.get<ToolWords | undefined>(TOOL, method);
      return words ? [offered(words, byOperation, async (...given) => method.call(adapter, ...given))] : [];
    });
  }
}

function offered(
  words: ToolWords,
  byOperation: ReadonlyMap<string, AccessRule>,
  call: OfferedTool['call'],
): OfferedTool {
  const routeAccess = Object.entries(operationsOf(words)).map(([choice, operation]) => {
    const rule = byOperation.get(operation);
    if (!rule) throw new Error(`tool ${words.name} refers to an unknown operation: ${operation}`);
    return [choice, rule] as const;
  });
  return {
    words,
    inputSchema: jsonSchemaOf(words.input, 'input'),
    outputSchema: jsonSchemaOf(words.output, 'output'),
    routeAccess: new Map(routeAccess),
    call,
  };
}

/** The HTTP operations of a tool, by the value of the choosing field. */
export const operationsOf = ({ operation }: ToolWords): Readonly<Record<string, string>> =>
  typeof operation === 'string' ? { '': operation } : operation.of;

/** The access rule of one call. An unknown choice has none, and the contract refuses it. */
export function accessRuleOf({ words, routeAccess }: OfferedTool, args: unknown): AccessRule | undefined {
  return routeAccess.get(typeof words.operation === 'string' ? '' : chosen(words.operation, args));
}

function chosen({ by }: Choice, args: unknown): string {
  const value: unknown = typeof args === 'object' && args !== null ? Reflect.get(args, by) : undefined;
  return typeof value === 'string' ? value : '';
}

/** The scopes of a tool, over all its operations; empty if any active connection can use it. */
export function scopesOf({ routeAccess }: OfferedTool): readonly Permission[] {
  const named = [...routeAccess.values()].flatMap((rule) =>
    rule.kind === 'permission' ? [rule.permission, ...(rule.and ? [rule.and] : [])] : [],
  );
  return [...new Set(named)];
}

const isMethod = (
  value: unknown,
): value is (caller: Principal, args: unknown, context: CallContext) => unknown =>
  typeof value === 'function';
