import type ipaddr from 'ipaddr.js';
import { loadOnce } from '../../../model/load-once.ts';

const ipaddrJs = loadOnce<typeof ipaddr>('ipaddr.js');

/** Tells whether a text is an address in a range. Null when the range itself is none. */
export function addressRange(range: string): ((address: string) => boolean) | null {
  const [network, prefix] = parseRange(range) ?? [];
  if (network === undefined || prefix === undefined) return null;
  if (network.kind() === 'ipv4') return ipv4Range(network as ipaddr.IPv4, prefix);
  return (address) => {
    const parsed = parseAddress(address);
    return parsed?.kind() === 'ipv6' && (parsed as ipaddr.IPv6).match(network as ipaddr.IPv6, prefix);
  };
}

/** Bits that lie outside the prefix are ignored, as most tools do; a bare address is a range of one. */
function parseRange(range: string): [ipaddr.IPv4 | ipaddr.IPv6, number] | null {
  const [address = '', bits, more] = range.split('/');
  const network = parseAddress(address);
  if (network === null || more !== undefined) return null;
  const most = network.kind() === 'ipv4' ? 32 : 128;
  const prefix = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
  return prefix <= most ? [network, prefix] : null;
}

function ipv4Range(network: ipaddr.IPv4, prefix: number): (address: string) => boolean {
  const mask = prefix === 0 ? 0 : (-1 << (32 - prefix)) >>> 0;
  const wanted = (ipv4Number(network.toString()) & mask) >>> 0;
  return (address) => {
    let value = ipv4Number(address);
    if (value < 0 && address.includes(':')) {
      const parsed = parseAddress(address);
      if (parsed?.kind() === 'ipv4') value = ipv4Number(parsed.toString());
    }
    return value >= 0 && (value & mask) >>> 0 === wanted;
  };
}

/** An address as an IPv4 or IPv6 address; IPv4 written as IPv6 (`::ffff:192.0.2.1`) is IPv4. */
function parseAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  if (ipv4Number(text) >= 0) return ipaddrJs().IPv4.parse(text);
  if (!text.includes(':') || !ipaddrJs().IPv6.isValid(text)) return null;
  const parsed = ipaddrJs().IPv6.parse(text);
  return parsed.isIPv4MappedAddress() ? parsed.toIPv4Address() : parsed;
}

/** An IPv4 address in dotted decimal as a number; -1 when the text is none. */
function ipv4Number(text: string): number {
  if (text.length < 7 || text.length > 15) return -1;
  let value = 0;
  let octet = -1;
  let dots = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x2e) {
      if (octet < 0 || ++dots > 3) return -1;
      value = value * 256 + octet;
      octet = -1;
    } else if (code >= 0x30 && code <= 0x39) {
      octet = (octet < 0 ? 0 : octet * 10) + (code - 0x30);
      if (octet > 255) return -1;
    } else {
      return -1;
    }
  }
  return dots === 3 && octet >= 0 ? value * 256 + octet : -1;
}
