import type { SpillStore } from '../../model/ports.ts';

/** Filters in memory, 16 KiB each: those of the first gigabytes. */
const IN_MEMORY = 512;

/** A filter: in memory, or where it lies in the spill store. */
export type KeptFilter = Int32Array | { readonly position: number; readonly length: number };

/** The address filters of all chunks. There are as many as the evidence is long, so most lie on disk. */
export class ChunkFilters {
  readonly #spill: SpillStore;
  #inMemory = 0;

  constructor(spill: SpillStore) {
    this.#spill = spill;
  }

  keep(filter: Int32Array): KeptFilter {
    if (this.#inMemory++ < IN_MEMORY) return filter;
    const bytes = new Uint8Array(filter.buffer, filter.byteOffset, filter.byteLength);
    return { position: this.#spill.append(bytes), length: filter.byteLength };
  }

  read(kept: KeptFilter): Int32Array {
    return kept instanceof Int32Array ? kept : new Int32Array(this.#spill.read(kept.position, kept.length));
  }
}
