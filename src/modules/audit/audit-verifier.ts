import { Injectable } from '@nestjs/common';
import { AuditRepository } from './audit.repository';
import { type ChainEnds, faultAtEnd, follow, startOf } from './audit.rules';
import { linkHash } from './audit-trail';

const AT_ONCE = 1000;

export interface Verdict {
  readonly chains: number;
  readonly events: number;
  /** One line per broken chain, with its first broken link. */
  readonly faults: readonly string[];
}

/** Verifies every chain from its anchor to its end. */
@Injectable()
export class AuditVerifier {
  constructor(private readonly events: AuditRepository) {}

  async verify(): Promise<Verdict> {
    const chains = await this.events.chains();
    const faults: string[] = [];
    let events = 0;
    for (const ends of chains) {
      const { count, fault } = await this.walk(ends);
      events += count;
      if (fault) faults.push(`${ends.chain}: ${fault}`);
    }
    return { chains: chains.length, events, faults };
  }

  /** Reads in batches, because a chain may not fit in memory. */
  private async walk(ends: ChainEnds): Promise<{ count: number; fault: string | undefined }> {
    let place = startOf(ends);
    for (let count = 0, after = ''; ; ) {
      const links = await this.events.links(ends.chain, after, AT_ONCE);
      count += links.length;
      const reached = follow(ends.chain, place, links, hexHash);
      if (typeof reached === 'string') return { count, fault: reached };
      if (links.length < AT_ONCE) return { count, fault: faultAtEnd(ends, reached) };
      place = reached;
      after = String(reached.seq);
    }
  }
}

const hexHash = (before: string, canonical: string): string =>
  linkHash(Buffer.from(before, 'hex'), canonical).toString('hex');
