import { Injectable } from '@nestjs/common';
import { AuditRepository } from '../audit.repository';
import { linkHash } from '../audit.trail';
import { brokenLink } from './audit.rules';

export interface Verdict {
  readonly chains: number;
  readonly events: number;
  /** One line a broken chain, naming its first broken link. */
  readonly faults: readonly string[];
}

/** Walks every chain from its anchor to its end. */
@Injectable()
export class AuditVerifier {
  constructor(private readonly events: AuditRepository) {}

  async verify(): Promise<Verdict> {
    const chains = await this.events.chains();
    const faults: string[] = [];
    let events = 0;
    for (const ends of chains) {
      const links = await this.events.links(ends.chain);
      events += links.length;
      const broken = brokenLink(ends, links, hexHash);
      if (broken) faults.push(`${ends.chain}: ${broken}`);
    }
    return { chains: chains.length, events, faults };
  }
}

const hexHash = (before: string, canonical: string): string =>
  linkHash(Buffer.from(before, 'hex'), canonical).toString('hex');
