import type ipaddr from 'ipaddr.js';
import { loadOnce } from '../../model/load-once.ts';
import { RepeatMemory } from '../../model/repeat-memory.ts';

const ipaddrJs = loadOnce<typeof ipaddr>('ipaddr.js');
const remembered = new RepeatMemory<string>(10_000);

/** Capital letters, and groups that begin with a zero; all other spellings of an IPv6 address are the plain one. */
const MAY_DIFFER = /[A-F]|(?:^|:)0/;
/** `::` for a single group needs so many colons. */
const MOST_COLONS = 7;

/**
 * One spelling for all of an IPv6 address (RFC 5952), since what writes logs has its own: `2001:0DB8:0:0:0:0:0:1` is
 * `2001:db8::1`. Everything else stays as it is.
 */
export function plainAddress(address: string): string {
  const colon = address.indexOf(':');
  if (colon < 0 || address.length > 64) return address;
  if (!MAY_DIFFER.test(address) && address.split(':').length <= MOST_COLONS) return address;
  const known = remembered.get(address);
  if (known !== undefined) return known;
  const { IPv6 } = ipaddrJs();
  const plain = IPv6.isValid(address) ? IPv6.parse(address).toRFC5952String() : address;
  remembered.set(address, plain);
  return plain;
}
