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
  readonly response: {
    readonly status: number;
    readonly description: string;
    readonly schema?: z.ZodType;
    /** The media types of the same answer as a file, where it is asked for. */
    readonly files?: readonly string[];
  };
  /** Other successes of the same call, by status. */
  readonly otherResponses?: Readonly<
    Record<number, { readonly description: string; readonly schema?: z.ZodType }>
  >;
  /** A body that works, with the example ids of `example-ids.ts` where it names something. */
  readonly example?: Readonly<Record<string, unknown>>;
  /** Query parameters that work, where some are required. */
  readonly exampleQuery?: Readonly<Record<string, string>>;
  /** Whether the answer holds a secret, which no record may keep. */
  readonly holdsSecret?: boolean;
  /** The refusals that are this operation's own; those of the door are added by themselves. */
  readonly errors?: readonly ProblemFactory[];
}

/** Declares an operation of the JSON API: status, documentation, and the schema that the reply is cut to. */
export function Endpoint(operation: Operation): MethodDecorator {
  const { response, otherResponses = {} } = operation;
  const others = Object.entries(otherResponses).map(([status, { description, schema }]) =>
    ApiResponse({
      status: Number(status),
      description: description,
      ...(schema ? { standardSchema: schema } : {}),
    }),
  );
  return applyDecorators(
    SetMetadata(OPERATION, operation),
    HttpCode(response.status),
    ApiOperation({
      operationId: operation.id,
      summary: operation.summary,
      ...(operation.description ? { description: operation.description } : {}),
    }),
    ApiResponse({
      status: response.status,
      description: response.description,
      ...(response.schema ? { standardSchema: response.schema } : {}),
    }),
    ...others,
    RouteSchema({ response: schemasOf(operation) }),
  );
}

/** What the body of each success may hold, by status. */
function schemasOf({ response, otherResponses = {} }: Operation): Record<string, z.ZodType> {
  const answers = Object.entries({ ...otherResponses, [response.status]: response });
  return Object.fromEntries(answers.flatMap(([status, { schema }]) => (schema ? [[status, schema]] : [])));
}
