import type ipaddr from 'ipaddr.js';
import type { KnownAddress, KnownRole } from '../../model/known-address.ts';
import { loadOnce } from '../../model/load-once.ts';

const ipaddrJs = loadOnce<typeof ipaddr>('ipaddr.js');

type Address = ReturnType<typeof ipaddr.process>;

interface KnownRange {
  readonly known: KnownAddress;
  readonly network: Address;
  readonly bits: number;
}

const REMEMBERED = 8_192;
const NONE: readonly KnownRange[] = [];

/** Finds what an address is known for. An address that cannot be read is known for nothing. */
export class KnownFinder {
  readonly #ranges: readonly KnownRange[];
  readonly #byAddress = new Map<string, readonly KnownRange[]>();

  constructor(known: readonly KnownAddress[]) {
    this.#ranges = known.flatMap((each) => rangeOf(each));
  }

  /**
   * The role of an address at a time in a tenant ('' when the log names none: entries of any tenant count); of several entries the first that applies. IPv4 addresses
   * written as IPv6 (`::ffff:203.0.113.9`) are the IPv4 addresses that they are. An entry with a period does
   * not apply to an event without a time.
   */
  roleOf(address: string, at: number, tenant: string): KnownRole | undefined {
    if (this.#ranges.length === 0) return undefined;
    return this.#rangesOf(address).find(({ known }) => applies(known, at, tenant))?.known.role;
  }

  /** Whether an address is named, whatever for and when. */
  isListed(address: string): boolean {
    return this.#ranges.length > 0 && this.#rangesOf(address).length > 0;
  }

  /** Whether the configuration names anybody of these roles for a tenant, at any time. */
  names(roles: readonly KnownRole[], tenant: string): boolean {
    return this.#ranges.some(
      ({ known }) => roles.includes(known.role) && (known.tenant === undefined || known.tenant === tenant),
    );
  }

  /** Whether an entry that is written for this very tenant names anybody of a role, at any time. */
  namesFor(role: KnownRole, tenant: string): boolean {
    return this.#ranges.some(({ known }) => known.role === role && known.tenant === tenant);
  }

  #rangesOf(text: string): readonly KnownRange[] {
    const remembered = this.#byAddress.get(text);
    if (remembered !== undefined) return remembered;
    const address = ipaddrJs().isValid(text) ? ipaddrJs().process(text) : null;
    const ranges =
      address === null
        ? NONE
        : this.#ranges.filter(
            ({ network, bits }) => network.kind() === address.kind() && address.match(network as never, bits),
          );
    if (this.#byAddress.size >= REMEMBERED) this.#byAddress.clear();
    this.#byAddress.set(text, ranges.length === 0 ? NONE : ranges);
    return ranges;
  }
}

/** A finder over the configuration's `known` addresses. */
export function createKnownFinder(known: readonly KnownAddress[]): KnownFinder {
  return new KnownFinder(known);
}

function applies(known: KnownAddress, at: number, tenant: string): boolean {
  if (known.tenant !== undefined && tenant !== '' && known.tenant !== tenant) return false;
  if (known.from !== undefined && !(at >= known.from)) return false;
  return known.to === undefined || at <= known.to;
}

function rangeOf(known: KnownAddress): KnownRange[] {
  const text = known.address.trim();
  if (ipaddrJs().isValid(text)) {
    const network = ipaddrJs().process(text);
    return [{ known, network, bits: network.kind() === 'ipv4' ? 32 : 128 }];
  }
  if (!ipaddrJs().isValidCIDR(text)) return [];
  const [network, bits] = ipaddrJs().parseCIDR(text);
  const mapped = network.kind() === 'ipv6' && (network as ipaddr.IPv6).isIPv4MappedAddress() && bits >= 96;
  if (!mapped) return [{ known, network, bits }];
  return [{ known, network: (network as ipaddr.IPv6).toIPv4Address(), bits: bits - 96 }];
}
