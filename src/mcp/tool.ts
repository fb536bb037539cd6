import { DiscoveryService } from '@nestjs/core';
import type { z } from 'zod';
import type { CallContext } from '../access/call-context';
import type { Area } from '../access/permissions';
import type { Principal } from '../access/principal';

export const TOOL = Symbol('tool');

/** Marks a provider whose methods are tools, with the area they belong to. The endpoint finds these providers itself. */
export const Tools = DiscoveryService.createDecorator<Area>();

/** The effect of a call, which assistants see before they ask the person (MCP tool annotations). */
export interface Effect {
  /** Changes nothing. */
  readonly reads: boolean;
  /** Removes or overwrites something. */
  readonly destroys: boolean;
  /** Repeating the call changes nothing more. */
  readonly repeats: boolean;
}

export const READS: Effect = { reads: true, destroys: false, repeats: true };
/** Creates something with every call. */
export const ADDS: Effect = { reads: false, destroys: false, repeats: false };
/** Sets a state and removes nothing. */
export const SETTLES: Effect = { reads: false, destroys: false, repeats: true };
/** Ends or overwrites something. */
export const ENDS: Effect = { reads: false, destroys: true, repeats: true };

/** Several HTTP operations behind one tool. The value of the field `by` selects the operation in `of`. */
export interface Choice {
  readonly by: string;
  readonly of: Readonly<Record<string, string>>;
}

/** How a tool appears to assistants. The decorated method runs it through the service of a module. */
export interface ToolDefinition<I extends z.ZodType = z.ZodType, O extends z.ZodObject = z.ZodObject> {
  /** The name that models call: `a-z` and `_`, at most 64 characters. */
  readonly name: string;
  readonly title: string;
  /** What models choose it by: what it returns or changes, for whom, in which units and time zone. */
  readonly description: string;
  /** The id of the HTTP operation, whose access rule applies to the tool. */
  readonly operation: string | Choice;
  readonly input: I;
  readonly output: O;
  readonly effect: Effect;
  /** Whether something leaves the service: an email to an address in the input. */
  readonly reachesOut?: boolean;
  /** Metadata for one kind of assistant. */
  readonly meta?: Readonly<Record<string, unknown>>;
}

/** A method that matches both contracts. The compiler checks each tool against it. */
interface Does<I extends z.ZodType, O extends z.ZodObject> {
  /** The call context is for tools that may take long. */
  readonly value?: (
    caller: Principal,
    args: z.output<I>,
    call: CallContext,
  ) => z.input<O> | Promise<z.input<O>>;
}

/** Offers a method to assistants. The access rule is that of the HTTP operation; texts and contracts are given here. */
export const Tool =
  <I extends z.ZodType, O extends z.ZodObject>(definition: ToolDefinition<I, O>) =>
  (_target: object, _key: string, { value }: Does<I, O>): void => {
    if (value) Reflect.defineMetadata(TOOL, definition, value);
  };
