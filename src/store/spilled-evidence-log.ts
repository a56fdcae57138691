import type { EvidenceBatch, EvidenceLog } from '../model/evidence-log.ts';
import type { EvidenceRef } from '../model/evidence-ref.ts';
import type { SpillStore } from '../model/ports.ts';
import { findingRows } from './finding-rows.ts';

const BLOCK_ROWS = 8192;
const COLUMNS = 5;

/** Blocks kept in memory (40 bytes a row); the rest goes to the spill store. */
const BLOCKS_IN_MEMORY = 8;

/** Five columns one after another: key, input, line, offset, time. */
type Block = Float64Array | { readonly position: number };

/** An evidence log that takes 40 bytes a reference, in memory for the first 65,536, then on disk. */
export function createEvidenceLog(spill: SpillStore): EvidenceLog {
  const counted = new Rows(spill);
  const besides = new Rows(spill);
  let actors = new Rows(spill);
  return {
    addForFinding: (key, ref, at, isCounted) => (isCounted ? counted : besides).add(key, ref, at),
    addForActor: (key, ref, at) => actors.add(key, ref, at),
    dropActors: () => {
      actors = new Rows(spill);
    },
    *batches(findingIdOf, actorIdOf) {
      const findings = new IdTable(findingIdOf);
      yield* findingRows(
        { batches: () => counted.batches('finding', true, findings) },
        { batches: () => besides.batches('finding', false, findings), size: besides.size },
      );
      yield* actors.batches('actor', undefined, new IdTable(actorIdOf));
    },
  };
}

class Rows {
  readonly #spill: SpillStore;
  readonly #blocks: Block[] = [];
  #block = new Float64Array(BLOCK_ROWS * COLUMNS);
  #rows = 0;

  constructor(spill: SpillStore) {
    this.#spill = spill;
  }

  add(key: number, ref: EvidenceRef, at: number): void {
    const block = this.#block;
    const row = this.#rows++;
    block[row] = key;
    block[BLOCK_ROWS + row] = ref.input;
    block[2 * BLOCK_ROWS + row] = ref.line;
    block[3 * BLOCK_ROWS + row] = ref.offset;
    block[4 * BLOCK_ROWS + row] = at;
    if (this.#rows === BLOCK_ROWS) this.#turn();
  }

  #turn(): void {
    const full = this.#block;
    if (this.#blocks.length < BLOCKS_IN_MEMORY) {
      this.#blocks.push(full);
      this.#block = new Float64Array(BLOCK_ROWS * COLUMNS);
    } else {
      this.#blocks.push({ position: this.#spill.append(new Uint8Array(full.buffer)) });
    }
    this.#rows = 0;
  }

  get size(): number {
    return this.#blocks.length * BLOCK_ROWS + this.#rows;
  }

  *batches(
    of: EvidenceBatch['of'],
    counted: EvidenceBatch['counted'],
    table: IdTable,
  ): Generator<EvidenceBatch> {
    for (const block of this.#blocks) {
      const values =
        block instanceof Float64Array
          ? block
          : new Float64Array(this.#spill.read(block.position, BLOCK_ROWS * COLUMNS * 8));
      yield { of, counted, ids: table.ids, ...columnsOf(values, BLOCK_ROWS, table) };
    }
    if (this.#rows > 0) yield { of, counted, ids: table.ids, ...columnsOf(this.#block, this.#rows, table) };
  }
}

/** Keys whose ids are at hand; references of one time have keys of one time. */
const AT_HAND = 65_536;

/** The ids behind provisional keys. */
class IdTable {
  readonly ids: string[] = [];
  readonly #idOf: (key: number) => string | undefined;
  readonly #keys = new Int32Array(AT_HAND).fill(-1);
  readonly #indexes = new Int32Array(AT_HAND);
  readonly #indexOfId = new Map<string, number>();

  constructor(idOf: (key: number) => string | undefined) {
    this.#idOf = idOf;
  }

  /** Index of a key's id in `ids`; -1 when it has none. */
  indexOf(key: number): number {
    const slot = key % AT_HAND;
    if (this.#keys[slot] !== key) {
      this.#keys[slot] = key;
      this.#indexes[slot] = this.#add(this.#idOf(key));
    }
    return this.#indexes[slot]!;
  }

  #add(id: string | undefined): number {
    if (id === undefined) return -1;
    const known = this.#indexOfId.get(id);
    if (known !== undefined) return known;
    this.#indexOfId.set(id, this.ids.length);
    return this.ids.push(id) - 1;
  }
}

function columnsOf(
  block: Float64Array,
  rows: number,
  table: IdTable,
): Omit<EvidenceBatch, 'of' | 'counted' | 'ids'> {
  const owners = new Int32Array(rows);
  let kept = 0;
  for (let row = 0; row < rows; row++) {
    owners[row] = table.indexOf(block[row]!);
    if (owners[row]! >= 0) kept++;
  }
  const column = (index: number) => {
    const values = block.subarray(index * BLOCK_ROWS, index * BLOCK_ROWS + rows);
    return kept === rows ? values : values.filter((_, row) => owners[row]! >= 0);
  };
  return {
    rows: kept,
    inputs: column(1),
    lines: column(2),
    offsets: column(3),
    times: column(4),
    owners: kept === rows ? owners : owners.filter((owner) => owner >= 0),
  };
}
