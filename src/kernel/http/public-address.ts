import ipaddr from 'ipaddr.js';

/** The IPv6 global unicast space assigned by IANA (RFC 4291 section 2.4). */
const GLOBAL_UNICAST_V6 = '2000::/3';

/**
 * Blocks that are not globally reachable, from the IANA registries of special-purpose addresses (RFC 6890, as of 2026):
 * https://www.iana.org/assignments/iana-ipv4-special-registry and .../iana-ipv6-special-registry. The few anycast
 * addresses that the registries list as reachable inside such a block (PCP, TURN, AMT, AS112) serve no documents, so
 * they are blocked too.
 */
const SPECIAL_V4 = [
  '0.0.0.0/8', // this network
  '10.0.0.0/8', // private use
  '100.64.0.0/10', // shared address space (carrier-grade NAT)
  '127.0.0.0/8', // loopback
  '169.254.0.0/16', // link-local, cloud metadata services
  '172.16.0.0/12', // private use
  '192.0.0.0/24', // IETF protocol assignments
  '192.0.2.0/24', // documentation
  '192.31.196.0/24', // AS112
  '192.52.193.0/24', // AMT
  '192.88.99.0/24', // 6to4 relays, deprecated
  '192.168.0.0/16', // private use
  '192.175.48.0/24', // AS112
  '198.18.0.0/15', // benchmarking
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, limited broadcast
];
const SPECIAL_V6 = [
  '2001::/23', // IETF protocol assignments: Teredo, benchmarking, ORCHID, DRIP
  '2001:db8::/32', // documentation
  '2002::/16', // 6to4, embeds any IPv4 address
  '2620:4f:8000::/48', // AS112
  '3fff::/20', // documentation
];

const blocksOf = (networks: readonly string[]) => networks.map((one) => ipaddr.parseCIDR(one));
const REACHABLE_V6 = blocksOf([GLOBAL_UNICAST_V6]);
const REFUSED = { ipv4: blocksOf(SPECIAL_V4), ipv6: blocksOf(SPECIAL_V6) };

/** Whether an address is globally reachable. IPv4-mapped IPv6 addresses are not. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  const isIn = ([base, bits]: [ipaddr.IPv4 | ipaddr.IPv6, number]) => parsed.match(base, bits);
  if (parsed.kind() === 'ipv6' && !REACHABLE_V6.some(isIn)) return false;
  return !REFUSED[parsed.kind()].some(isIn);
}
