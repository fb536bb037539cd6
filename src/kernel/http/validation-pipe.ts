import { type ArgumentMetadata, Injectable, StandardSchemaValidationPipe } from '@nestjs/common';
import { invalidInput } from '../problem/kernel.problems';
import { Problem } from '../problem/problem';
import { PARTS_MAX } from './json-scan';
// Sets the default messages of all schemas.
import './fault-words';

interface Issue {
  readonly message: string;
  readonly path?: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }> | undefined;
  /** Zod's issue code. */
  readonly code?: string;
  /** The names of unknown fields, which Zod reports at their parent. */
  readonly keys?: readonly string[];
}

/** An item of `errors`: `pointer` into the body (RFC 6901, as a URI fragment), or `parameter` of the URL. */
export interface InputFault {
  readonly pointer?: string;
  readonly parameter?: string;
  readonly code: string;
  readonly detail: string;
}

/** Validates bodies, queries and path parameters against their schema, and reports all errors of one together. */
@Injectable()
export class ValidationPipe extends StandardSchemaValidationPipe {
  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    const { schema } = metadata;
    if (!schema || metadata.type === 'custom') return value;
    if (metadata.type === 'query') refuseOddQuery(value);
    this.stripProtoKeys(value);
    return (await checked(value, schema, metadata)) as T;
  }
}

/** Rejects repeated parameters: no parameter takes a list, so one of the values would be ignored, or both joined. */
function refuseOddQuery(value: unknown): void {
  const entries = Object.entries(value ?? {});
  if (entries.length > PARTS_MAX)
    throw refusalOf([{ code: 'too_many_names', message: `Send at most ${PARTS_MAX} parameters.` }], 'query');
  const repeated = entries.flatMap(([name, one]) => (Array.isArray(one) ? [name] : []));
  const message = 'This parameter occurs more than once. Send it once.';
  if (repeated.length > 0) throw refusalOf([{ code: 'duplicate_name', message, keys: repeated }], 'query');
}

/** Parses a value with a schema. @param part the part of the request @throws invalidInput with all errors */
export async function checked(
  value: unknown,
  schema: NonNullable<ArgumentMetadata['schema']>,
  part: Pick<ArgumentMetadata, 'type' | 'data'>,
): Promise<unknown> {
  const result = await schema['~standard'].validate(value);
  if (result.issues) throw refusalOf(result.issues, part.type, part.data);
  const odd = [...unkeepable(result.value)];
  if (odd.length > 0) throw refusalOf(odd, part.type, part.data);
  return result.value;
}

/** PostgreSQL does not accept NUL, and a lone surrogate would be stored as another character. */
const UNKEEPABLE = /\0|\p{Cs}/u;

/** Strings of a valid value that cannot be stored. The depth is limited by the schema, so recursion is safe. */
function* unkeepable(value: unknown, path: readonly string[] = []): Generator<Issue> {
  if (typeof value === 'string' && UNKEEPABLE.test(value)) {
    yield { path, code: 'invalid_text', message: 'This contains a character that is not allowed in text.' };
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) yield* unkeepable(part, [...path, key]);
}

/** The maximum number of listed errors. It limits the size of the response to a small request. */
const LISTED_MAX = 20;
/** The maximum length of a listed path, because the client chooses the names. */
const PLACE_MAX = 200;

/**
 * The problem for an invalid part of a request: the first errors, and the number of further ones in `moreErrors`.
 * @param data the name of a path parameter
 */
export function refusalOf(issues: readonly Issue[], type: string, data?: string): Problem {
  const count = issues.reduce((sum, { keys }) => sum + (keys?.length ?? 1), 0);
  const errors = issues
    .slice(0, LISTED_MAX)
    .flatMap((issue) => faultsOf(issue, type, data))
    .slice(0, LISTED_MAX);
  const more = count - errors.length;
  // RFC 9110 section 15.5.21: a body that is well-formed but invalid gets 422; an invalid URL gets 400.
  const kind = type === 'body' ? invalidInput.kind : { ...invalidInput.kind, status: 400 };
  return new Problem(kind, detailOf(errors, more), { errors, ...(more > 0 ? { moreErrors: more } : {}) });
}

function detailOf(errors: readonly InputFault[], more: number): string | undefined {
  if (more > 0)
    return `${errors.length + more} validation errors; \`errors\` lists the first ${errors.length}.`;
  return errors.length === 1
    ? errors[0]?.detail
    : `${errors.length} validation errors, listed in \`errors\`.`;
}

function faultsOf(issue: Issue, type: string, data: string | undefined): InputFault[] {
  const path = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part));
  const paths = issue.keys ? issue.keys.slice(0, LISTED_MAX).map((key) => [...path, key]) : [path];
  return paths.map((at) => ({
    ...(type === 'body'
      ? { pointer: shortened(pointerOf(at)) }
      : { parameter: shortened(at.join('.')) || (data ?? '') }),
    code: issue.code ?? 'invalid',
    detail: issue.message,
  }));
}

const shortened = (place: string): string =>
  place.length <= PLACE_MAX ? place : `${place.slice(0, PLACE_MAX)}…`;

/** RFC 6901 section 6: a pointer as a URI fragment. */
const pointerOf = (path: readonly string[]): string =>
  `#${path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`;
