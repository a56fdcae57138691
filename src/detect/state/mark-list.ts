import type { SpillStore } from '../../model/ports.ts';
import type { Mark } from './mark.ts';
import { markPiece } from './mark-piece.ts';

const FIELDS = 4;
/** What one list keeps in memory where there is room for the rest elsewhere. */
const IN_MEMORY = 512;
/** Fewer are not worth being moved. */
const WORTH_MOVING = 16;

/** Where marks lie outside of memory; left out, all stay in memory. */
export type MarkSpill = Pick<SpillStore, 'append' | 'read'>;

/**
 * Marks in flat memory: 32 bytes each, a third of what objects take. There are very many lists, most of them short. A long one
 * is moved out of memory piece by piece, so that none of its marks is lost and it may be of any length.
 */
export class MarkList implements Iterable<Mark> {
  readonly #spill: MarkSpill | undefined;
  #fields: number[] = [];
  /** Of each piece that was moved, where it lies and how many bytes it takes; made with the first. */
  #moved: number[] | null = null;
  length = 0;

  constructor(spill?: MarkSpill) {
    this.#spill = spill;
  }

  /** How many are in memory. */
  get kept(): number {
    return this.#fields.length / FIELDS;
  }

  push({ ref: { input, line, offset }, at }: Mark): void {
    if (this.kept >= IN_MEMORY) this.move();
    // The first alone has an array of its size: one that grew has room for five.
    if (this.#fields.length === 0) this.#fields = [input, line, offset, at];
    else this.#fields.push(input, line, offset, at);
    this.length++;
  }

  clear(): void {
    this.#fields = [];
    this.#moved = null;
    this.length = 0;
  }

  /** Moves out of memory what is in it, if it is worth it and there is room. */
  move(): void {
    if (this.#spill === undefined || this.kept < WORTH_MOVING) return;
    const piece = markPiece.pack(this.#fields);
    this.#moved ??= [];
    this.#moved.push(this.#spill.append(piece), piece.length);
    this.#fields = [];
  }

  /** The last of them, at most `most` and those of the piece that was begun last, oldest first. */
  newest(most: number): Mark[] {
    const last = this.kept > 0 ? this.#fields : this.#pieceAt((this.#moved?.length ?? 0) - 2);
    return [...marksIn(last)].slice(-most);
  }

  *[Symbol.iterator](): IterableIterator<Mark> {
    for (let i = 0; i < (this.#moved?.length ?? 0); i += 2) yield* marksIn(this.#pieceAt(i));
    yield* marksIn(this.#fields);
  }

  #pieceAt(i: number): ArrayLike<number> {
    if (this.#moved === null || i < 0) return [];
    return markPiece.unpack(this.#spill!.read(this.#moved[i]!, this.#moved[i + 1]!));
  }
}

function* marksIn(fields: ArrayLike<number>): Generator<Mark> {
  for (let i = 0; i < fields.length; i += FIELDS) {
    const [input, line, offset, at] = [fields[i]!, fields[i + 1]!, fields[i + 2]!, fields[i + 3]!];
    yield { ref: { input, line, offset }, at };
  }
}
