import type { z } from 'zod';
import type { CallContext } from '../access/call-context';
import type { Principal } from '../access/principal';

export const TOOL = Symbol('tool');

/** What a call does, as assistants are told before they ask the person (MCP, tool annotations). */
export interface Effect {
  /** Changes nothing. */
  readonly reads: boolean;
  /** Takes away or overwrites. */
  readonly destroys: boolean;
  /** The same call again changes nothing more. */
  readonly repeats: boolean;
}

export const READS: Effect = { reads: true, destroys: false, repeats: true };
/** Makes another thing with every call. */
export const ADDS: Effect = { reads: false, destroys: false, repeats: false };
/** Brings about a state, and takes nothing away. */
export const SETTLES: Effect = { reads: false, destroys: false, repeats: true };
/** Ends or overwrites something. */
export const ENDS: Effect = { reads: false, destroys: true, repeats: true };

/** Several HTTP operations behind one tool: which one a call means stands in one of its fields. */
export interface Choice {
  readonly by: string;
  readonly of: Readonly<Record<string, string>>;
}

/** What an assistant is told of one thing it can do; the method below it does it through a module's service. */
export interface ToolWords<I extends z.ZodType = z.ZodType, O extends z.ZodObject = z.ZodObject> {
  /** What the model calls it by: `a-z` and `_`, at most 64. */
  readonly name: string;
  readonly title: string;
  /** What a model picks it by: what it answers or changes, for whom, in which units and zone. */
  readonly description: string;
  /** The HTTP operation that it stands for, by id. Its door is the tool's door. */
  readonly operation: string | Choice;
  readonly input: I;
  readonly output: O;
  readonly effect: Effect;
  /** Whether something leaves the service: a mail to an address that somebody names. */
  readonly reachesOut?: boolean;
  /** Marks for one kind of assistant. */
  readonly meta?: Readonly<Record<string, unknown>>;
}

/** A method that keeps both contracts; the compiler holds each tool to it. */
interface Does<I extends z.ZodType, O extends z.ZodObject> {
  /** The call itself is for tools that may take long. */
  readonly value?: (
    caller: Principal,
    args: z.output<I>,
    call: CallContext,
  ) => z.input<O> | Promise<z.input<O>>;
}

/** Offers a method to assistants. The door is the HTTP operation's, the words and the contracts are given here. */
export const Tool =
  <I extends z.ZodType, O extends z.ZodObject>(words: ToolWords<I, O>) =>
  (_target: object, _key: string, { value }: Does<I, O>): void => {
    if (value) Reflect.defineMetadata(TOOL, words, value);
  };
