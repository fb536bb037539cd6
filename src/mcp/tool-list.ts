import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { MetadataScanner, Reflector } from '@nestjs/core';
import type { CallContext } from '../access/call-context';
import { DoorList } from '../access/door-list';
import type { Door } from '../access/doors';
import { mayEnter } from '../access/entry.rules';
import type { Permission } from '../access/permissions';
import type { Principal } from '../access/principal';
import { type Choice, TOOL, type ToolWords } from './tool';
import { type JsonSchema, jsonSchemaOf } from './tool-schema';

/** The classes whose methods are tools. */
export const TOOL_SHELVES = Symbol('TOOL_SHELVES');

/** More would not fit into what a model can choose from. */
export const TOOLS_MAX = 40;

/** A tool with the doors of its HTTP operations. */
export interface OfferedTool {
  readonly words: ToolWords;
  readonly inputSchema: JsonSchema;
  readonly outputSchema: JsonSchema;
  /** By what the choosing field says; one under `''` where there is nothing to choose. */
  readonly doors: ReadonlyMap<string, Door>;
  readonly call: (who: Principal, wish: unknown, context: CallContext) => Promise<unknown>;
}

/** Every tool there is. A tool without an HTTP operation, and so without a door, stops the app from starting. */
@Injectable()
export class ToolList implements OnApplicationBootstrap {
  private tools: readonly OfferedTool[] = [];

  constructor(
    @Inject(TOOL_SHELVES) private readonly shelves: readonly object[],
    private readonly doors: DoorList,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    const byOperation = new Map(
      this.doors.routes().flatMap(({ operation, door }) => (operation && door ? [[operation.id, door]] : [])),
    );
    this.tools = this.shelves.flatMap((shelf) => this.toolsOn(shelf, byOperation));
    const names = new Set(this.tools.map(({ words }) => words.name));
    if (names.size !== this.tools.length) throw new Error('two tools share a name');
    if (names.size > TOOLS_MAX) throw new Error(`${names.size} tools are more than ${TOOLS_MAX}`);
  }

  all(): readonly OfferedTool[] {
    return this.tools;
  }

  /** What this person may do now, whatever the connection was given: the rest could be approved. */
  of(who: Principal): readonly OfferedTool[] {
    const person = { ...who, grants: who.connection?.approvable ?? who.grants };
    return this.tools.filter(({ doors }) => [...doors.values()].some((door) => mayEnter(person, door)));
  }

  private toolsOn(shelf: object, byOperation: ReadonlyMap<string, Door>): OfferedTool[] {
    const prototype: object = Object.getPrototypeOf(shelf);
    return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
      const method: unknown = Reflect.get(prototype, name);
      if (!isMethod(method)) return [];
      const words = this.reflector.get<ToolWords | undefined>(TOOL, method);
      return words ? [offered(words, byOperation, async (...given) => method.call(shelf, ...given))] : [];
    });
  }
}

function offered(
  words: ToolWords,
  byOperation: ReadonlyMap<string, Door>,
  call: OfferedTool['call'],
): OfferedTool {
  const doors = Object.entries(operationsOf(words)).map(([choice, operation]) => {
    const door = byOperation.get(operation);
    if (!door) throw new Error(`the tool ${words.name} stands for no operation: ${operation}`);
    return [choice, door] as const;
  });
  return {
    words,
    inputSchema: jsonSchemaOf(words.input, 'input'),
    outputSchema: jsonSchemaOf(words.output, 'output'),
    doors: new Map(doors),
    call,
  };
}

/** The HTTP operations of a tool, by what the choosing field says. */
export const operationsOf = ({ operation }: ToolWords): Readonly<Record<string, string>> =>
  typeof operation === 'string' ? { '': operation } : operation.of;

/** The door of one call. A choice that is none passes no door; its contract refuses it before. */
export function doorOf({ words, doors }: OfferedTool, wish: unknown): Door | undefined {
  return doors.get(typeof words.operation === 'string' ? '' : chosen(words.operation, wish));
}

function chosen({ by }: Choice, wish: unknown): string {
  const value: unknown = typeof wish === 'object' && wish !== null ? Reflect.get(wish, by) : undefined;
  return typeof value === 'string' ? value : '';
}

/** What consent a tool rests on, over all its doors; none where any live connection may. */
export function scopesOf({ doors }: OfferedTool): readonly Permission[] {
  const named = [...doors.values()].flatMap((door) =>
    door.kind === 'allow' ? [door.permission, ...(door.and ? [door.and] : [])] : [],
  );
  return [...new Set(named)];
}

const isMethod = (
  value: unknown,
): value is (who: Principal, wish: unknown, context: CallContext) => unknown => typeof value === 'function';
