import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { mayEnter } from '../access/access.rules';
import type { AccessRule } from '../access/access-rules';
import type { CallContext } from '../access/call-context';
import { AREAS, type Area, type Permission } from '../access/permissions';
import type { Principal } from '../access/principal';
import { RouteAccessList } from '../access/route-access-list';
import { type Choice, TOOL, type ToolDefinition, Tools } from './tool';
import { type JsonSchema, jsonSchemaOf } from './tool-schema';

/** A tool with the access rules of its HTTP operations. */
export interface OfferedTool {
  readonly area: Area;
  readonly definition: ToolDefinition;
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
    private readonly discovery: DiscoveryService,
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
    this.tools = this.discovery
      .getProviders({ metadataKey: Tools.KEY })
      .flatMap(({ instance }) => this.toolsOn(instance, byOperation))
      .sort((a, b) => AREAS.indexOf(a.area) - AREAS.indexOf(b.area));
    const names = new Set(this.tools.map(({ definition }) => definition.name));
    if (names.size !== this.tools.length) throw new Error('two tools share a name');
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
    const area = this.reflector.get<Area>(Tools.KEY, adapter.constructor);
    return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
      const method: unknown = Reflect.get(prototype, name);
      if (!isMethod(method)) return [];
      const definition = this.reflector.get<ToolDefinition | undefined>(TOOL, method);
      if (!definition) return [];
      const call: OfferedTool['call'] = async (...given) => method.call(adapter, ...given);
      return [{ area, call, ...offered(definition, byOperation) }];
    });
  }
}

function offered(
  definition: ToolDefinition,
  byOperation: ReadonlyMap<string, AccessRule>,
): Omit<OfferedTool, 'area' | 'call'> {
  const routeAccess = Object.entries(operationsOf(definition)).map(([choice, operation]) => {
    const rule = byOperation.get(operation);
    if (!rule) throw new Error(`tool ${definition.name} refers to an unknown operation: ${operation}`);
    return [choice, rule] as const;
  });
  return {
    definition,
    inputSchema: jsonSchemaOf(definition.input, 'input'),
    outputSchema: jsonSchemaOf(definition.output, 'output'),
    routeAccess: new Map(routeAccess),
  };
}

/** The HTTP operations of a tool, by the value of the choosing field. */
export const operationsOf = ({ operation }: ToolDefinition): Readonly<Record<string, string>> =>
  typeof operation === 'string' ? { '': operation } : operation.of;

/** The access rule of one call. An unknown choice has none, and the contract refuses it. */
export function accessRuleOf(
  { definition, routeAccess }: OfferedTool,
  args: unknown,
): AccessRule | undefined {
  return routeAccess.get(typeof definition.operation === 'string' ? '' : chosen(definition.operation, args));
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
