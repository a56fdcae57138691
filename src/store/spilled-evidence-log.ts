import type { EvidenceLog, EvidenceRow } from '../model/evidence-log.ts';
import type { EvidenceRef } from '../model/evidence-ref.ts';
import type { SpillStore } from '../model/ports.ts';

const BLOCK_ROWS = 8192;
const COLUMNS = 5;

/** Blocks kept in memory (40 bytes a row); the rest goes to the spill store. */
const BLOCKS_IN_MEMORY = 100;

type Block = Float64Array | { readonly position: number };

/** An evidence log that takes 40 bytes a reference, in memory for the first 800,000, then on disk. */
export function createEvidenceLog(spill: SpillStore): EvidenceLog {
  const findings = new Rows(spill);
  let actors = new Rows(spill);
  return {
    addForFinding: (key, ref, at) => findings.add(key, ref, at),
    addForActor: (key, ref, at) => actors.add(key, ref, at),
    dropActors: () => {
      actors = new Rows(spill);
    },
    *rows(findingIdOf, actorIdOf) {
      yield* findings.named((key) => ({ finding: findingIdOf(key), actor: undefined }));
      yield* actors.named((key) => ({ finding: undefined, actor: actorIdOf(key) }));
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
    this.#block.set([key, ref.input, ref.line, ref.offset, at], this.#rows * COLUMNS);
    this.#rows++;
    if (this.#rows < BLOCK_ROWS) return;
    const full = this.#block;
    if (this.#blocks.length < BLOCKS_IN_MEMORY) {
      this.#blocks.push(full);
      this.#block = new Float64Array(BLOCK_ROWS * COLUMNS);
    } else {
      this.#blocks.push({ position: this.#spill.append(new Uint8Array(full.buffer)) });
    }
    this.#rows = 0;
  }

  *named(nameOf: (key: number) => Pick<EvidenceRow, 'finding' | 'actor'>): Generator<EvidenceRow> {
    for (const block of this.#blocks) {
      const values =
        block instanceof Float64Array
          ? block
          : new Float64Array(this.#spill.read(block.position, BLOCK_ROWS * COLUMNS * 8));
      yield* namedRows(values, BLOCK_ROWS, nameOf);
    }
    yield* namedRows(this.#block, this.#rows, nameOf);
  }
}

function* namedRows(
  values: Float64Array,
  rows: number,
  nameOf: (key: number) => Pick<EvidenceRow, 'finding' | 'actor'>,
): Generator<EvidenceRow> {
  for (let row = 0; row < rows; row++) {
    const start = row * COLUMNS;
    const names = nameOf(values[start]!);
    if (names.finding === undefined && names.actor === undefined) continue;
    const ref = { input: values[start + 1]!, line: values[start + 2]!, offset: values[start + 3]! };
    yield { ...names, ref, at: values[start + 4]! };
  }
}
