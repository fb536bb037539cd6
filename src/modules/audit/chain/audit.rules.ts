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

/** One row as it is stored, and the hash that it should have after its neighbour. */
export interface StoredLink {
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

/**
 * The first broken link of a chain, in words; undefined when it holds.
 * @param linkHash how a link hashes: the hash before it and its canonical text, both in, hex out
 */
export function brokenLink(
  ends: ChainEnds,
  links: readonly StoredLink[],
  linkHash: (before: string, canonical: string) => string,
): string | undefined {
  let before = { seq: BigInt(ends.anchorSeq), hash: ends.anchorHash };
  for (const link of links) {
    const fault = faultOf(link, ends.chain, before.seq + 1n, linkHash(before.hash, link.canonical));
    if (fault) return fault;
    before = { seq: BigInt(link.seq), hash: link.hash };
  }
  if (String(before.seq) !== ends.lastSeq) {
    return `events after ${before.seq} are missing; the chain ends with ${ends.lastSeq}`;
  }
  return before.hash === ends.lastHash
    ? undefined
    : `event ${before.seq} is not the one that the chain ended with`;
}

function faultOf(link: StoredLink, chain: string, seq: bigint, hash: string): string | undefined {
  if (BigInt(link.seq) !== seq) return `event ${seq} is missing`;
  if (placeOf(link.canonical) !== `${chain} ${link.seq}`)
    return `event ${link.seq} stands in another’s place`;
  return hash === link.hash ? undefined : `event ${link.seq} was edited`;
}

function placeOf(canonical: string): string {
  try {
    const { chain, seq } = JSON.parse(canonical) as { chain?: unknown; seq?: unknown };
    return `${chain} ${seq}`;
  } catch {
    return 'unreadable';
  }
}
