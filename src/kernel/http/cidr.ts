import ipaddr from 'ipaddr.js';

/** The length of the prefix of IPv4-mapped IPv6 addresses. */
const MAPPED_BITS = 96;

/** A network in normal form (`10.0.0.0/8`, `2001:db8::/32`). A single address becomes a network of one address. */
export function cidrOf(typed: string): string | undefined {
  const [bare = ''] = typed.split('/');
  // The library also accepts `10.1` and `012.0.0.1`, which are ambiguous.
  if (!bare.includes(':') && !ipaddr.IPv4.isValidFourPartDecimal(bare)) return undefined;
  try {
    const [address, bits] = typed.includes('/')
      ? plain(ipaddr.parseCIDR(typed))
      : wholeOf(ipaddr.process(typed));
    return `${firstOf(address, bits)}/${bits}`;
  } catch {
    return undefined;
  }
}

/** Whether an address is in one of the networks. An IPv4-mapped IPv6 address counts as the IPv4 address. */
export function isWithin(address: string, networks: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const here = ipaddr.process(address);
  return networks.some((network) => {
    const [base, bits] = ipaddr.parseCIDR(network);
    return base.kind() === here.kind() && here.match(base, bits);
  });
}

/** Converts an IPv4-mapped IPv6 network to IPv4: `::ffff:10.0.0.0/104` is `10.0.0.0/8`. */
function plain([address, bits]: [ipaddr.IPv4 | ipaddr.IPv6, number]): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  const isMapped = 'isIPv4MappedAddress' in address && address.isIPv4MappedAddress();
  return isMapped && bits >= MAPPED_BITS ? [address.toIPv4Address(), bits - MAPPED_BITS] : [address, bits];
}

const wholeOf = (address: ipaddr.IPv4 | ipaddr.IPv6): [ipaddr.IPv4 | ipaddr.IPv6, number] => [
  address,
  address.kind() === 'ipv4' ? 32 : 128,
];

/** The first address of a network: clears the host bits. */
function firstOf(address: ipaddr.IPv4 | ipaddr.IPv6, bits: number): string {
  const bytes = address.toByteArray().map((byte, at) => {
    const kept = Math.min(8, Math.max(0, bits - at * 8));
    return byte & (0xff << (8 - kept)) & 0xff;
  });
  return ipaddr.fromByteArray(bytes).toString();
}
