/** How loudly a problem is logged: refusals are `info`, what an operator must see is `warn`, bugs are `error`. */
export type ProblemLog = 'info' | 'warn' | 'error';

/** One catalogue entry. `slug` ends the problem's `type` and never changes once shipped. */
export interface ProblemKind {
  readonly slug: string;
  readonly status: number;
  /** Fixed for the type (RFC 9457 section 3.1.3); what is particular goes into `detail`. */
  readonly title: string;
  readonly log: ProblemLog;
  /** One or two sentences for the page at `/problems/{slug}`. */
  readonly meaning: string;
  /** Likely causes, most frequent first. */
  readonly causes: readonly string[];
  /** What to do about it, in order. */
  readonly fix: readonly string[];
}

export interface ProblemOptions {
  /** Response headers that belong to this case: a challenge, `Retry-After`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Goes to the log with the request id, never to the caller. */
  readonly cause?: unknown;
}

/** An expected refusal. Anything else that is thrown is a bug and leaves as a bare 500 (RFC 9457 section 3). */
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

/** Makes one case of a problem: `throw linkSpent('That link was used at 10:41 UTC.')`. */
export interface ProblemFactory {
  (detail?: string, extra?: Readonly<Record<string, unknown>>, options?: ProblemOptions): Problem;
  readonly kind: ProblemKind;
}

const catalogue = new Map<string, ProblemKind>();

/** Adds one entry to the catalogue. @throws Error when the slug is taken: two meanings may not share an address. */
export function problem(kind: ProblemKind): ProblemFactory {
  if (catalogue.has(kind.slug)) throw new Error(`two problems are called ${kind.slug}`);
  catalogue.set(kind.slug, Object.freeze(kind));
  const factory = (detail?: string, extra?: Readonly<Record<string, unknown>>, options?: ProblemOptions) =>
    new Problem(kind, detail, extra, options);
  return Object.assign(factory, { kind });
}

/** Every problem this service can answer with, ordered by slug. */
export function problemCatalogue(): readonly ProblemKind[] {
  return [...catalogue.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

export function findProblemKind(slug: string): ProblemKind | undefined {
  return catalogue.get(slug);
}
