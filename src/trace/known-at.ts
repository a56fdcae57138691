import ipaddr from 'ipaddr.js';
import type { KnownAddress, KnownRole } from '../model/known-address.ts';

type Parsed = ipaddr.IPv4 | ipaddr.IPv6;

interface Range extends KnownAddress {
  readonly network: Parsed;
  readonly prefix: number;
}

/** The role that an address has in a tenant at a time; undefined when it has none. */
export type KnownAt = (address: string, tenant: string, at: number) => KnownRole | undefined;

/**
 * Reads the configuration's `known` list once. An entry without a tenant counts in all, one without times
 * always. An entry that is no address is passed over: the configuration's reader has refused it already.
 */
export function createKnownAt(known: readonly KnownAddress[]): KnownAt {
  const ranges = known.flatMap(rangeOf);
  const remembered = new Map<string, readonly Range[]>();
  return (address, tenant, at) => {
    if (ranges.length === 0) return undefined;
    let holding = remembered.get(address);
    if (holding === undefined) {
      holding = holdingRanges(ranges, address);
      if (remembered.size < 100_000) remembered.set(address, holding);
    }
    return holding.find((range) => appliesTo(range, tenant, at))?.role;
  };
}

function appliesTo(range: Range, tenant: string, at: number): boolean {
  if (range.tenant !== undefined && tenant !== '' && range.tenant !== tenant) return false;
  return !(at < (range.from ?? -Infinity) || at > (range.to ?? Infinity));
}

function holdingRanges(ranges: readonly Range[], address: string): readonly Range[] {
  if (!ipaddr.isValid(address)) return [];
  const parsed = ipaddr.process(address);
  return ranges.filter(
    (range) => range.network.kind() === parsed.kind() && parsed.match(range.network, range.prefix),
  );
}

function rangeOf(entry: KnownAddress): Range[] {
  if (ipaddr.isValidCIDR(entry.address)) {
    const [network, prefix] = ipaddr.parseCIDR(entry.address);
    return [{ ...entry, network, prefix }];
  }
  if (!ipaddr.isValid(entry.address)) return [];
  const network = ipaddr.process(entry.address);
  return [{ ...entry, network, prefix: network.kind() === 'ipv4' ? 32 : 128 }];
}
