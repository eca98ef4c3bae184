import { BlockList, isIP } from 'node:net';

/** Addresses that do not lead into the public network: IANA's special-purpose registries (RFC 6890 and what came after).
 * An IPv4 address written in IPv6 (`::ffff:a.b.c.d`) is looked up among the IPv4 ones by BlockList itself.
 * 198.18.0.0/15 (benchmarks) is left out on purpose: VPN clients hand out names from it, and nothing else lives there. */
const notPublic = new BlockList();
const ipv4Networks: [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  // Holds the metadata service of cloud machines, 169.254.169.254.
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];
const ipv6Networks: [string, number][] = [
  ['::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];
for (const [network, prefix] of ipv4Networks) notPublic.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of ipv6Networks) notPublic.addSubnet(network, prefix, 'ipv6');

/** Whether an IP address (4 or 6, with or without a zone) is one that a page must not lead us to. What is no IP address
 * at all counts as private: it came from where an address was expected. */
export function isPrivateAddress(address: string): boolean {
  const plain = address.split('%')[0] ?? '';
  const family = isIP(plain);
  if (family === 4) return notPublic.check(plain, 'ipv4');
  if (family !== 6) return true;
  const translated = nat64Target(plain);
  return notPublic.check(translated ?? plain, translated === null ? 'ipv6' : 'ipv4');
}

/** The IPv4 address inside `64:ff9b::/96` (RFC 6052), by which networks without IPv4 reach every IPv4 site. */
function nat64Target(address: string): string | null {
  // The URL parser writes every spelling of an IPv6 address in one way.
  const match = /^\[64:ff9b::(?:([0-9a-f]+):)?([0-9a-f]+)\]$/.exec(new URL(`http://[${address}]`).hostname);
  if (match === null) return null;
  const high = Number.parseInt(match[1] ?? '0', 16);
  const low = Number.parseInt(match[2] ?? '0', 16);
  return `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`;
}

/** The IP address that a URL names literally, in any spelling the URL parser knows (`127.1`, `0x7f.1`, `2130706433`,
 * `[::1]`), null when it has a name. */
export function literalAddress(url: URL): string | null {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(host) === 0 ? null : host;
}

/** Whether a name means this machine wherever it is resolved (RFC 6761). */
export function isLocalName(hostname: string): boolean {
  return /(?:^|\.)localhost\.?$/i.test(hostname);
}

/** Whether an address leads to this machine: it is reached without a network. */
export function isOnThisMachine(url: URL): boolean {
  const literal = literalAddress(url);
  return literal === null ? isLocalName(url.hostname) : literal === '::1' || literal.startsWith('127.');
}

/** Host and port of an address as they are compared: the port is written out. */
export function hostAndPort(url: URL): { host: string; port: string } {
  return { host: url.hostname, port: url.port || (url.protocol === 'https:' ? '443' : '80') };
}
