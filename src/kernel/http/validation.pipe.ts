import { type ArgumentMetadata, Injectable, StandardSchemaValidationPipe } from '@nestjs/common';
import { invalidInput } from '../problem/kernel.problems';
import { Problem } from '../problem/problem';
import { PARTS_MAX } from './json-scan';
// Every schema whose faults become a problem speaks in these words.
import './fault-words';

interface Issue {
  readonly message: string;
  readonly path?: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }> | undefined;
  /** Zod's own word for the fault, where it gives one. */
  readonly code?: string;
  /** The names of unknown fields, which Zod reports on their parent. */
  readonly keys?: readonly string[];
}

/** One fault as `errors` lists it: `pointer` into the body (RFC 6901 as a fragment), or `parameter` of the address. */
export interface InputFault {
  readonly pointer?: string;
  readonly parameter?: string;
  readonly code: string;
  readonly detail: string;
}

/** Checks bodies, queries and path parameters against their schema and reports all faults of one at once. */
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

/** No parameter takes a list: given twice, one of the two would be ignored, or both joined. */
function refuseOddQuery(value: unknown): void {
  const entries = Object.entries(value ?? {});
  if (entries.length > PARTS_MAX)
    throw refusalOf([{ code: 'too_many_names', message: `Give at most ${PARTS_MAX} parameters.` }], 'query');
  const repeated = entries.flatMap(([name, one]) => (Array.isArray(one) ? [name] : []));
  const message = 'This is given more than once. Give it once.';
  if (repeated.length > 0) throw refusalOf([{ code: 'duplicate_name', message, keys: repeated }], 'query');
}

/** What a schema makes of a value. @param part which part of a request it is @throws invalidInput with every fault */
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

/** PostgreSQL takes no NUL, and half a surrogate pair would be stored as another character. */
const UNKEEPABLE = /\0|\p{Cs}/u;

/** Strings of an accepted value that cannot be kept as they are. It is as deep as its schema, so recursion is safe. */
function* unkeepable(value: unknown, path: readonly string[] = []): Generator<Issue> {
  if (typeof value === 'string' && UNKEEPABLE.test(value)) {
    yield { path, code: 'invalid_text', message: 'This holds a character that no text can have.' };
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) yield* unkeepable(part, [...path, key]);
}

/** How many faults an answer lists: enough to mend a request by, and no way to have a small request answered at length. */
const LISTED_MAX = 20;
/** How much of a place is repeated: names are the client's own, and may be as long as its body. */
const PLACE_MAX = 200;

/**
 * The problem of a request's faulty part: the first faults, and in `moreErrors` how many there are beside them.
 * @param data the name of a path parameter
 */
export function refusalOf(issues: readonly Issue[], type: string, data?: string): Problem {
  const count = issues.reduce((sum, { keys }) => sum + (keys?.length ?? 1), 0);
  const errors = issues
    .slice(0, LISTED_MAX)
    .flatMap((issue) => faultsOf(issue, type, data))
    .slice(0, LISTED_MAX);
  const more = count - errors.length;
  // RFC 9110 section 15.5.21: a body that was understood but cannot be used is 422; a bad address is 400.
  const kind = type === 'body' ? invalidInput.kind : { ...invalidInput.kind, status: 400 };
  return new Problem(kind, detailOf(errors, more), { errors, ...(more > 0 ? { moreErrors: more } : {}) });
}

function detailOf(errors: readonly InputFault[], more: number): string | undefined {
  if (more > 0) return `${errors.length + more} faults, the first ${errors.length} listed in errors.`;
  return errors.length === 1 ? errors[0]?.detail : `${errors.length} faults, listed in errors.`;
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
