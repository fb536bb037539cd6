import type { AuditAction, AuditEventView } from '../audit.contract';

/** What is known of an event before it is put in its chain. */
export type AuditFacts = Omit<AuditEventView, 'id' | 'at' | 'sentence' | 'action'> & {
  readonly action: AuditAction;
};

/** An event as its chain holds it. */
export interface ChainedEvent extends AuditFacts {
  readonly id: string;
  readonly at: string;
  readonly chain: string;
  readonly seq: string;
}

/** JSON with the keys of every object in order, so that the same event is always the same text. */
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

/** What of an event also stands in columns, so that it can be looked for. */
export interface EventColumns {
  readonly id: string;
  /** RFC 3339, UTC. */
  readonly at: string;
  readonly action: string;
  readonly actorUserId: string | null;
  /** Null for an event of a person's own chain. */
  readonly workspaceId: string | null;
}

/** One row as it is stored. */
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

/** How a link hashes: the hash before it and its canonical text, both in, hex out. */
export type LinkHash = (before: string, canonical: string) => string;

/** A place in a chain, up to which it holds. */
export interface Place {
  readonly seq: bigint;
  readonly hash: string;
}

export const startOf = ({ anchorSeq, anchorHash }: ChainEnds): Place => ({
  seq: BigInt(anchorSeq),
  hash: anchorHash,
});

/** Goes on along a chain. @returns the place of the last link, or the first broken one in words */
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

/** What is wrong with where a chain ends; undefined when that is where it was left. */
export function faultAtEnd({ lastSeq, lastHash }: ChainEnds, { seq, hash }: Place): string | undefined {
  if (String(seq) !== lastSeq) return `events after ${seq} are missing; the chain ends with ${lastSeq}`;
  return hash === lastHash ? undefined : `event ${seq} is not the one that the chain ended with`;
}

function faultOf(link: StoredLink, chain: string, seq: bigint, hash: string): string | undefined {
  if (BigInt(link.seq) !== seq) return `event ${seq} is missing`;
  const event = readEvent(link.canonical);
  if (event?.chain !== chain || event.seq !== link.seq) return `event ${link.seq} stands in another’s place`;
  if (hash !== link.hash) return `event ${link.seq} was edited`;
  return isFoundAs(link, event) ? undefined : `event ${link.seq} is not found as what it is`;
}

/** Whether the columns say what the text says: an event that none of them leads to is as good as deleted. */
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
