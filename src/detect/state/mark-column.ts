import type { Mark } from './mark.ts';
import type { MarkSpill } from './mark-list.ts';

const FIELDS = 4;
const BLOCK_MARKS = 8_192;
const MARK_BYTES = FIELDS * Float64Array.BYTES_PER_ELEMENT;

/** Marks by number, from 0: the newest few thousand in memory, the others outside of it, 32 bytes each. */
export class MarkColumn {
  readonly #spill: MarkSpill | undefined;
  /** Blocks that are full: where they lie, or themselves where there is no room elsewhere. */
  readonly #full: (number | Float64Array)[] = [];
  #newest = new Float64Array(0);
  length = 0;

  constructor(spill?: MarkSpill) {
    this.#spill = spill;
  }

  push({ ref: { input, line, offset }, at }: Mark): void {
    const row = this.length % BLOCK_MARKS;
    if (row === 0) this.#turn();
    this.#newest.set([input, line, offset, at], row * FIELDS);
    this.length++;
  }

  at(index: number): Mark {
    const [block, row] = [Math.floor(index / BLOCK_MARKS), index % BLOCK_MARKS];
    const place = this.#full[block] ?? this.#newest;
    const fields =
      typeof place === 'number'
        ? new Float64Array(this.#spill!.read(place + row * MARK_BYTES, MARK_BYTES))
        : place.subarray(row * FIELDS, (row + 1) * FIELDS);
    const [input, line, offset, at] = fields as unknown as [number, number, number, number];
    return { ref: { input, line, offset }, at };
  }

  #turn(): void {
    if (this.length === 0) this.#newest = new Float64Array(BLOCK_MARKS * FIELDS);
    else if (this.#spill !== undefined)
      this.#full.push(this.#spill.append(new Uint8Array(this.#newest.buffer)));
    else {
      this.#full.push(this.#newest);
      this.#newest = new Float64Array(BLOCK_MARKS * FIELDS);
    }
  }
}
