/** The log level of a problem: `info` for rejected requests, `warn` for what an operator must see, `error` for bugs. */
export type ProblemLog = 'info' | 'warn' | 'error';

/** A catalogue entry. `slug` is the last part of `type` and never changes once released. */
export interface ProblemKind {
  readonly slug: string;
  readonly status: number;
  /** The same for every occurrence (RFC 9457 section 3.1.3); specifics go into `detail`. */
  readonly title: string;
  readonly log: ProblemLog;
  /** One or two sentences for the page at `/problems/{slug}`. */
  readonly meaning: string;
  /** Likely causes, most frequent first. */
  readonly causes: readonly string[];
  /** Instructions, in order. */
  readonly fix: readonly string[];
}

export interface ProblemOptions {
  /** Response headers, such as a challenge or `Retry-After`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Logged with the request id, never sent to the caller. */
  readonly cause?: unknown;
}

/** An expected error. Anything else that is thrown is a bug and becomes a 500 without details. */
export class Problem extends Error {
  constructor(
    readonly kind: ProblemKind,
    readonly detail?: string,
    readonly extra: Readonly<Record<string, unknown>> = {},
    readonly options: ProblemOptions = {},
  ) {
    super(`${kind.slug}: ${detail ?? kind.title}`, { cause: options.cause });
    this.name = 'Problem';
  }
}

/** Creates a problem: `throw linkSpent('That link was used at 10:41 UTC.')`. */
export interface ProblemFactory {
  (detail?: string, extra?: Readonly<Record<string, unknown>>, options?: ProblemOptions): Problem;
  readonly kind: ProblemKind;
}

const catalogue = new Map<string, ProblemKind>();

/** Adds an entry to the catalogue. @throws Error if the slug is taken */
export function problem(kind: ProblemKind): ProblemFactory {
  if (catalogue.has(kind.slug)) throw new Error(`two problems are called ${kind.slug}`);
  catalogue.set(kind.slug, Object.freeze(kind));
  const factory = (detail?: string, extra?: Readonly<Record<string, unknown>>, options?: ProblemOptions) =>
    new Problem(kind, detail, extra, options);
  return Object.assign(factory, { kind });
}

/** All problems of this service, ordered by slug. */
export function problemCatalogue(): readonly ProblemKind[] {
  return [...catalogue.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

export function findProblemKind(slug: string): ProblemKind | undefined {
  return catalogue.get(slug);
}
