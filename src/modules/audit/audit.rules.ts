import type { AuditAction, AuditEventView } from './audit.contract';

/** An event before it is appended to its chain. */
export type AuditFacts = Omit<AuditEventView, 'id' | 'at' | 'sentence' | 'action'> & {
  readonly action: AuditAction;
};

/** An event in its chain. */
export interface ChainedEvent extends AuditFacts {
  readonly id: string;
  readonly at: string;
  readonly chain: string;
  readonly seq: string;
}

/** JSON with sorted object keys, so that the same event always gives the same text. */
export function canonicalOf(event: ChainedEvent): string {
  return JSON.stringify(sorted(event));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, sorted(one)]),
  );
}

/** The fields of an event that are also stored as columns, for queries. */
export interface EventColumns {
  readonly id: string;
  /** RFC 3339, UTC. */
  readonly at: string;
  readonly action: string;
  readonly actorUserId: string | null;
  /** Null for an event in a person's chain. */
  readonly workspaceId: string | null;
}

/** A stored row. */
export interface StoredLink extends EventColumns {
  readonly seq: string;
  readonly canonical: string;
  readonly hash: string;
}

export interface ChainEnds {
  readonly chain: string;
  readonly anchorSeq: string;
  readonly anchorHash: string;
  readonly lastSeq: string;
  readonly lastHash: string;
}

/** Hashes the previous hash (hex) and the canonical text. @returns hex */
export type LinkHash = (before: string, canonical: string) => string;

/** The last verified position in a chain. */
export interface Place {
  readonly seq: bigint;
  readonly hash: string;
}

export const startOf = ({ anchorSeq, anchorHash }: ChainEnds): Place => ({
  seq: BigInt(anchorSeq),
  hash: anchorHash,
});

/** Verifies the next links of a chain. @returns the position of the last link, or a description of the first fault */
export function follow(
  chain: string,
  from: Place,
  links: readonly StoredLink[],
  linkHash: LinkHash,
): Place | string {
  let before = from;
  for (const link of links) {
    const fault = faultOf(link, chain, before.seq + 1n, linkHash(before.hash, link.canonical));
    if (fault) return fault;
    before = { seq: BigInt(link.seq), hash: link.hash };
  }
  return before;
}

/** Compares the last link with the recorded end of the chain. @returns a description of the fault, if any */
export function faultAtEnd({ lastSeq, lastHash }: ChainEnds, { seq, hash }: Place): string | undefined {
  if (String(seq) !== lastSeq) return `events after ${seq} are missing; the chain ends at ${lastSeq}`;
  return hash === lastHash ? undefined : `event ${seq} does not match the recorded end of the chain`;
}

function faultOf(link: StoredLink, chain: string, seq: bigint, hash: string): string | undefined {
  if (BigInt(link.seq) !== seq) return `event ${seq} is missing`;
  const event = readEvent(link.canonical);
  if (event?.chain !== chain || event.seq !== link.seq) return `event ${link.seq} is in the wrong position`;
  if (hash !== link.hash) return `event ${link.seq} was edited`;
  return isFoundAs(link, event) ? undefined : `event ${link.seq} has columns that differ from its content`;
}

/** Whether the columns match the content. An event with wrong columns is hidden from queries, as if deleted. */
function isFoundAs(link: EventColumns, { id, at, action, actor, chain }: ChainedEvent): boolean {
  return (
    link.id === id &&
    link.at === at &&
    link.action === action &&
    link.actorUserId === (actor?.userId ?? null) &&
    link.workspaceId === (chain.startsWith('ws_') ? chain : null)
  );
}

function readEvent(canonical: string): ChainedEvent | undefined {
  try {
    return JSON.parse(canonical) as ChainedEvent;
  } catch {
    return undefined;
  }
}
