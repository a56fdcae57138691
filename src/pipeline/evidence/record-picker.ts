import { hashAddress, mayHoldAddress } from '../worker/address-tally.ts';
import type { Wanted } from '../worker/draw-pass.ts';
import { ANY_PATH, hashPath, type RecordIndex } from '../worker/record-index.ts';
import type { WantedRecords } from '../worker/wanted-records.ts';

/** Picks the records that the second pass must read. Some in vain (hashes), none too few. */
export class RecordPicker {
  readonly #addresses: ReadonlySet<number>;
  readonly #paths: ReadonlySet<number>;
  readonly #accounts: boolean;

  constructor(wanted: Wanted) {
    this.#addresses = new Set(
      wanted.addresses.map((address) => hashAddress(Buffer.from(address, 'latin1'), 0, address.length)),
    );
    this.#paths = new Set([...wanted.paths, ...wanted.pages].map(hashPath));
    if (this.#paths.size > 0) (this.#paths as Set<number>).add(ANY_PATH);
    this.#accounts = wanted.accounts.length > 0;
  }

  /** Whether a chunk without an index may hold anything wanted. */
  mayHold(addressFilter: Int32Array): boolean {
    if (this.#accounts || this.#paths.size > 0) return true;
    for (const hash of this.#addresses) if (mayHoldAddress(addressFilter, hash)) return true;
    return false;
  }

  /** Undefined when every record of the chunk must be read. */
  pick(index: RecordIndex): WantedRecords | undefined {
    if (this.#accounts && index.hasAccounts) return undefined;
    const picked: number[] = [];
    const { addresses, paths } = index;
    for (let record = 0; record < addresses.length; record++) {
      if (this.#addresses.has(addresses[record]!) || this.#paths.has(paths[record]!)) picked.push(record);
    }
    return {
      starts: Int32Array.from(picked, (record) => index.starts[record]!),
      lines: Int32Array.from(picked, (record) => index.lines?.[record] ?? record + 1),
    };
  }
}
