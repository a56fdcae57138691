import type ipaddr from 'ipaddr.js';
import type { ClientHeader } from '../../../model/config/config.ts';
import { loadOnce } from '../../../model/load-once.ts';
import { RepeatMemory } from '../../../model/repeat-memory.ts';

const ipaddrJs = loadOnce<typeof ipaddr>('ipaddr.js');

/** Gives the client's address from the connection's address and the forwarding header's value; '' where neither tells it. */
export type ClientAddress = (connection: string, forwarded: string) => string;

/** How many pairs of addresses are remembered. */
const REMEMBERED = 10_000;

/**
 * Behind a proxy the client is the last address in the header that is no trusted proxy. The header is believed
 * only when the connection comes from a trusted proxy (or the log does not give the connection's address). Where no
 * address can be read from it, the client is unknown: the proxy is nobody who did anything.
 *
 * @param isKnown whether an address is somebody whom the configuration names, who may also come without a proxy
 */
export function createClientAddress(
  client: ClientHeader,
  isKnown: (address: string) => boolean = () => false,
): ClientAddress {
  const ranges = client.trusted.map(parseRange);
  const remembered = new RepeatMemory<string>(REMEMBERED);
  return (connection, forwarded) => {
    const key = `${connection} ${forwarded}`;
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const told = resolve(connection, forwarded, ranges);
    const address = told === '' && isKnown(connection) ? connection : told;
    remembered.set(key, address);
    return address;
  };
}

type Range = ReturnType<typeof ipaddr.parseCIDR>;

function parseRange(text: string): Range {
  if (text.includes('/')) return ipaddrJs().parseCIDR(text);
  const address = ipaddrJs().parse(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

function resolve(connection: string, forwarded: string, ranges: readonly Range[]): string {
  if (connection !== '' && !isTrusted(connection, ranges)) return connection;
  const hops = forwarded.split(',').map((hop) => bareAddress(hop.trim()));
  for (let index = hops.length - 1; index >= 0; index--) {
    const hop = hops[index]!;
    if (!ipaddrJs().isValid(hop)) return '';
    if (!isTrusted(hop, ranges)) return hop;
  }
  return hops[0] ?? '';
}

function isTrusted(text: string, ranges: readonly Range[]): boolean {
  if (!ipaddrJs().isValid(text)) return false;
  const address = ipaddrJs().process(text);
  return ranges.some((range) => range[0].kind() === address.kind() && address.match(range));
}

/** `[2001:db8::1]:443` and `192.0.2.1:443` without port and brackets. */
function bareAddress(hop: string): string {
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(hop);
  if (bracketed) return bracketed[1]!;
  return /^\d+\.\d+\.\d+\.\d+:\d+$/.test(hop) ? hop.slice(0, hop.indexOf(':')) : hop;
}
