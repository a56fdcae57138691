import { addressSpellings } from '../../request/address/address-spellings.ts';
import { namesOfFiles } from '../../request/url/named-file.ts';
import type { Wanted } from '../worker/pass/draw-pass.ts';
import type { WantedRecords } from '../worker/record/wanted-records.ts';
import { hashAddress, mayHoldAddress } from '../worker/tally/address-tally.ts';
import { ANY_PATH, hashPath, type RecordIndex } from '../worker/tally/record-index.ts';

/** Picks the records that the second pass must read. Some in vain (hashes), none too few. */
export class RecordPicker {
  readonly #addresses: ReadonlySet<number>;
  readonly #paths: ReadonlySet<number>;
  readonly #accounts: boolean;
  readonly #actions: boolean;
  /** The index tells whole paths, and no names within them. */
  readonly #names: boolean;
  /** By the low bits of a hash: spares looking into the sets for most of a million records. */
  readonly #mayBe = new Uint8Array(0x1_0000);

  constructor(wanted: Wanted) {
    this.#addresses = new Set(
      wanted.addresses.flatMap(addressSpellings).map((spelling) => {
        return hashAddress(Buffer.from(spelling, 'latin1'), 0, spelling.length);
      }),
    );
    this.#paths = new Set([...wanted.paths, ...wanted.pages].map(hashPath));
    if (this.#paths.size > 0) (this.#paths as Set<number>).add(ANY_PATH);
    this.#names = namesOfFiles(wanted.paths).length > 0;
    this.#accounts = wanted.accounts.length > 0;
    this.#actions = (wanted.actions?.length ?? 0) > 0;
    for (const hash of [...this.#addresses, ...this.#paths]) this.#mayBe[hash & 0xffff] = 1;
  }

  /** Whether a chunk without an index may hold anything wanted. Where there is one, acts are known already. */
  mayHold(addressFilter: Int32Array): boolean {
    if (this.#accounts || this.#actions || this.#paths.size > 0) return true;
    for (const hash of this.#addresses) if (mayHoldAddress(addressFilter, hash)) return true;
    return false;
  }

  /**
   * Undefined when every record of the chunk must be read.
   *
   * @param settled starts of records that need not be read again, ascending
   */
  pick(index: RecordIndex, settled: () => Int32Array): WantedRecords | undefined {
    if (this.#names || (this.#accounts && index.hasAccounts)) return undefined;
    const picked: number[] = [];
    const { addresses, paths } = index;
    const mayBe = this.#mayBe;
    const byPath = this.#paths.size > 0;
    for (let record = 0; record < addresses.length; record++) {
      const address = addresses[record]!;
      if (mayBe[address & 0xffff] === 0 && !(byPath && mayBe[paths[record]! & 0xffff] !== 0)) continue;
      if (this.#addresses.has(address) || (byPath && this.#paths.has(paths[record]!))) picked.push(record);
    }
    return picked.length === 0 ? NOTHING : recordsOf(index, without(picked, index.starts, settled()));
  }
}

const NOTHING: WantedRecords = { starts: new Int32Array(), ends: new Int32Array(), lines: new Int32Array() };

function recordsOf(index: RecordIndex, picked: readonly number[]): WantedRecords {
  return {
    starts: Int32Array.from(picked, (record) => index.starts[record]!),
    ends: Int32Array.from(picked, (record) => index.starts[record + 1] ?? -1),
    lines: Int32Array.from(picked, (record) => index.lines?.[record] ?? record + 1),
  };
}

/** The picked records whose starts are not among those settled; both are ascending. */
function without(picked: readonly number[], starts: Int32Array, settled: Int32Array): readonly number[] {
  let next = 0;
  return picked.filter((record) => {
    const start = starts[record]!;
    while (next < settled.length && settled[next]! < start) next++;
    return settled[next] !== start;
  });
}
