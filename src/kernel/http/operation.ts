import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';
import type { ProblemFactory } from '../problem/problem';

export const OPERATION = Symbol('operation');

/** The documentation of an operation, and the schema of its response. */
export interface Operation {
  /** Stable operation id for generated clients. */
  readonly id: string;
  readonly summary: string;
  readonly description?: string;
  readonly response: {
    readonly status: number;
    readonly description: string;
    readonly schema?: z.ZodType;
    /** Other media types in which the same response is available as a file. */
    readonly files?: readonly string[];
  };
  /** Other success responses, by status. */
  readonly otherResponses?: Readonly<
    Record<number, { readonly description: string; readonly schema?: z.ZodType }>
  >;
  /** A valid example body. Ids come from `example-ids.ts`. */
  readonly example?: Readonly<Record<string, unknown>>;
  /** Valid example query parameters, if some are required. */
  readonly exampleQuery?: Readonly<Record<string, string>>;
  /** Whether the response contains a secret and must not be stored. */
  readonly holdsSecret?: boolean;
  /** The problems specific to this operation. Those of the access rule are added automatically. */
  readonly errors?: readonly ProblemFactory[];
}

/** Declares an operation of the JSON API: status, documentation, and the schema that filters the response. */
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

/** The response schemas, by status. */
function schemasOf({ response, otherResponses = {} }: Operation): Record<string, z.ZodType> {
  const responses = Object.entries({ ...otherResponses, [response.status]: response });
  return Object.fromEntries(responses.flatMap(([status, { schema }]) => (schema ? [[status, schema]] : [])));
}
