import ipaddr from 'ipaddr.js';

/** How much of an IPv4-mapped IPv6 address says that it is one. */
const MAPPED_BITS = 96;

/** One network in its plain form: `10.0.0.0/8`, `2001:db8::/32`; a single address counts as a network of one. */
export function cidrOf(typed: string): string | undefined {
  const [bare = ''] = typed.split('/');
  // The library also reads `10.1` and `012.0.0.1`; people who write those mean different things.
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

/** Whether an address lies in one of the networks. An IPv4 address in IPv6 dress counts as the IPv4 one. */
export function isWithin(address: string, networks: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const here = ipaddr.process(address);
  return networks.some((network) => {
    const [base, bits] = ipaddr.parseCIDR(network);
    return base.kind() === here.kind() && here.match(base, bits);
  });
}

/** An IPv4 network in IPv6 dress is the IPv4 one, as its addresses are: `::ffff:10.0.0.0/104` is `10.0.0.0/8`. */
function plain([address, bits]: [ipaddr.IPv4 | ipaddr.IPv6, number]): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  const isMapped = 'isIPv4MappedAddress' in address && address.isIPv4MappedAddress();
  return isMapped && bits >= MAPPED_BITS ? [address.toIPv4Address(), bits - MAPPED_BITS] : [address, bits];
}

const wholeOf = (address: ipaddr.IPv4 | ipaddr.IPv6): [ipaddr.IPv4 | ipaddr.IPv6, number] => [
  address,
  address.kind() === 'ipv4' ? 32 : 128,
];

/** The first address of a network: the bits of the host are cleared. */
function firstOf(address: ipaddr.IPv4 | ipaddr.IPv6, bits: number): string {
  const bytes = address.toByteArray().map((byte, at) => {
    const kept = Math.min(8, Math.max(0, bits - at * 8));
    return byte & (0xff << (8 - kept)) & 0xff;
  });
  return ipaddr.fromByteArray(bytes).toString();
}
