import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';
import type { ProblemFactory } from '../problem/problem';

export const OPERATION = Symbol('operation');

/** What the API reference says of one operation, and what its reply may hold. */
export interface Operation {
  /** Stable name for generated clients. */
  readonly id: string;
  readonly summary: string;
  readonly description?: string;
  readonly answer: {
    readonly status: number;
    readonly says: string;
    readonly schema?: z.ZodType;
    /** The media types of the same answer as a file, where it is asked for. */
    readonly files?: readonly string[];
  };
  /** Other successes of the same call, by status. */
  readonly also?: Readonly<Record<number, { readonly says: string; readonly schema?: z.ZodType }>>;
  /** A body that works, with the example ids of `example-ids.ts` where it names something. */
  readonly example?: Readonly<Record<string, unknown>>;
  /** Query parameters that work, where some are required. */
  readonly exampleQuery?: Readonly<Record<string, string>>;
  /** Whether the answer holds a secret, which no record may keep. */
  readonly holdsSecret?: boolean;
  /** The refusals that are this operation's own; those of the door are added by themselves. */
  readonly refuses?: readonly ProblemFactory[];
}

/** Declares an operation of the JSON API: status, documentation, and the schema that the reply is cut to. */
export function Answers(operation: Operation): MethodDecorator {
  const { answer, also = {} } = operation;
  const others = Object.entries(also).map(([status, { says, schema }]) =>
    ApiResponse({ status: Number(status), description: says, ...(schema ? { standardSchema: schema } : {}) }),
  );
  return applyDecorators(
    SetMetadata(OPERATION, operation),
    HttpCode(answer.status),
    ApiOperation({
      operationId: operation.id,
      summary: operation.summary,
      ...(operation.description ? { description: operation.description } : {}),
    }),
    ApiResponse({
      status: answer.status,
      description: answer.says,
      ...(answer.schema ? { standardSchema: answer.schema } : {}),
    }),
    ...others,
    RouteSchema({ response: schemasOf(operation) }),
  );
}

/** What the body of each success may hold, by status. */
function schemasOf({ answer, also = {} }: Operation): Record<string, z.ZodType> {
  const answers = Object.entries({ ...also, [answer.status]: answer });
  return Object.fromEntries(answers.flatMap(([status, { schema }]) => (schema ? [[status, schema]] : [])));
}
