import { createHash } from 'node:crypto';
import { type ChainEnds, canonicalOf, faultAtEnd, follow, type StoredLink, startOf } from './audit.rules';

const hash = (before: string, text: string): string =>
  createHash('sha256').update(before).update(text).digest('hex');

/** The first broken link of a chain. */
function brokenLink(
  ends: ChainEnds,
  links: readonly StoredLink[],
  linkHash: typeof hash,
): string | undefined {
  const reached = follow(ends.chain, startOf(ends), links, linkHash);
  return typeof reached === 'string' ? reached : faultAtEnd(ends, reached);
}

const COLUMNS = { id: 'evt_1', at: '2026-11-22T10:00:00.000Z', action: 'company.changed' };

function linkOf(seq: string, n: unknown, before: string): StoredLink {
  const canonical = JSON.stringify({ ...COLUMNS, actor: null, chain: 'ws_1', seq, n });
  return {
    ...COLUMNS,
    actorUserId: null,
    workspaceId: 'ws_1',
    seq,
    canonical,
    hash: hash(before, canonical),
  };
}

function chainOf(length: number): { ends: ChainEnds; links: StoredLink[] } {
  let last = 'anchor';
  const links = Array.from({ length }, (_, at) => {
    const link = linkOf(String(at + 1), at, last);
    last = link.hash;
    return link;
  });
  return {
    ends: { chain: 'ws_1', anchorSeq: '0', anchorHash: 'anchor', lastSeq: String(length), lastHash: last },
    links,
  };
}

it('an unmodified chain verifies, also when empty and from an anchor', () => {
  const { ends, links } = chainOf(5);
  expect(brokenLink(ends, links, hash)).toBeUndefined();
  expect(
    brokenLink({ ...ends, anchorSeq: '2', anchorHash: links[1]!.hash }, links.slice(2), hash),
  ).toBeUndefined();
  expect(brokenLink(chainOf(0).ends, [], hash)).toBeUndefined();
});

it('edited, deleted, truncated and moved events are each reported', () => {
  const { ends, links } = chainOf(5);
  const edited = links.map((link) =>
    link.seq === '3' ? { ...link, canonical: link.canonical.replace('2}', '9}') } : link,
  );
  expect(brokenLink(ends, edited, hash)).toBe('event 3 was edited');
  expect(
    brokenLink(
      ends,
      links.filter(({ seq }) => seq !== '2'),
      hash,
    ),
  ).toBe('event 2 is missing');
  expect(brokenLink(ends, links.slice(0, 4), hash)).toBe('events after 4 are missing; the chain ends at 5');
  const moved = links.map((link, at) => ({
    ...link,
    canonical: (links[[0, 2, 1, 3, 4][at]!] ?? link).canonical,
  }));
  expect(brokenLink(ends, moved, hash)).toBe('event 2 is in the wrong position');
});

it('a chain rewritten from some event does not match the recorded end', () => {
  const { ends } = chainOf(3);
  let last = 'anchor';
  const forged = ['1', '2', '3'].map((seq) => {
    const link = linkOf(seq, 'forged', last);
    last = link.hash;
    return link;
  });
  expect(brokenLink(ends, forged, hash)).toBe('event 3 does not match the recorded end of the chain');
});

it.each([
  ['id', 'evt_2'],
  ['at', '2026-11-23T10:00:00.000Z'],
  ['action', 'member.removed'],
  ['actorUserId', 'usr_1'],
  ['workspaceId', null],
])('an event whose column %s differs from its JSON is reported', (column, value) => {
  const { ends, links } = chainOf(3);
  const moved = links.map((link) => (link.seq === '2' ? { ...link, [column]: value } : link));
  expect(brokenLink(ends, moved, hash)).toBe('event 2 has columns that differ from its content');
});

it('the order of keys does not change the canonical JSON', () => {
  const event = { action: 'api_key.revoked', id: 'e', at: 't', chain: 'c', seq: '1' } as never;
  const turned = { seq: '1', chain: 'c', at: 't', id: 'e', action: 'api_key.revoked' } as never;
  expect(canonicalOf(event)).toBe(canonicalOf(turned));
});
