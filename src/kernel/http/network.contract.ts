import { z } from 'zod';
import { cidrOf } from './cidr';

const NETWORK_MAX = 50;

/** A network typed by a person, normalised to CIDR. A single address becomes a network of one address. */
export const Network = z
  .string()
  .max(NETWORK_MAX)
  .transform((typed, context) => {
    const network = cidrOf(typed.trim());
    if (network) return network;
    context.addIssue({ code: 'custom', message: 'Write a network as 203.0.113.0/24 or 2001:db8::/32.' });
    return z.NEVER;
  });
