import { addressSpellings } from '../../request/address/address-spellings.ts';
import { hashAddress } from '../worker/tally/address-tally.ts';
import type { InputBooks } from './input-books.ts';

/**
 * How many requests some addresses made, in whatever spelling, by the indexes of the first pass; two addresses with one hash
 * count as one.
 *
 * @returns tells it of each of these addresses; NaN where a chunk was kept without an index
 */
export function requestsOf(addresses: ReadonlySet<string>, books: InputBooks): (address: string) => number {
  const counts = new Map([...addresses].flatMap(hashesOf).map((hash) => [hash, 0]));
  // By the low bits of a hash: spares looking into the map for most of a million records.
  const mayBe = new Uint8Array(0x1_0000);
  for (const hash of counts.keys()) mayBe[hash & 0xffff] = 1;
  for (const { chunks } of books.all) {
    for (const { index } of chunks) {
      if (index === undefined) return () => Number.NaN;
      for (const hash of index.addresses) {
        if (mayBe[hash & 0xffff] === 0) continue;
        const count = counts.get(hash);
        if (count !== undefined) counts.set(hash, count + 1);
      }
    }
  }
  return (address) => hashesOf(address).reduce((sum, hash) => sum + (counts.get(hash) ?? 0), 0);
}

function hashesOf(address: string): number[] {
  return addressSpellings(address).map((spelling) =>
    hashAddress(Buffer.from(spelling, 'latin1'), 0, spelling.length),
  );
}
