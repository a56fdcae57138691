/** Pieces that are kept: more would be made anew, so that memory has an end. */
const MOST_PIECES = 65_536;

const FIRST_SLOTS = 64;
const FIRST_WORDS = 256;

/** No number of a piece. */
const FREE = -1;

/**
 * Pieces of lines, each made once for the number that stands for it, and ready in words of four bytes: words are copied
 * four times as fast as bytes, and a table of typed arrays is asked without a call and leaves nothing to collect. A Map
 * of Uint8Arrays took four times as long.
 */
export class LinePieces {
  readonly #make: (n: number) => string;
  #count = 0;
  /** By open addressing; at most half of the slots are taken. */
  #numbers = new Float64Array(FIRST_SLOTS).fill(FREE);
  #places = new Uint32Array(FIRST_SLOTS);
  #words = new Uint32Array(FIRST_WORDS);
  #found = new Uint32Array();
  #end = 0;
  #longest = 0;

  /** @param make the text of the piece for a number from 0 to 2^53 */
  constructor(make: (n: number) => string) {
    this.#make = make;
  }

  /** Where a place leads: how many bytes the piece has, then its bytes. Anew after each {@link LinePieces.find}. */
  get words(): Uint32Array {
    return this.#words;
  }

  /** Bytes of the longest piece. */
  get longest(): number {
    return this.#longest;
  }

  /** The places of the pieces of so many rows: until it is called again. */
  find(column: { getItem(row: number): unknown }, rows: number): Uint32Array {
    if (this.#count + rows > MOST_PIECES) this.#clear();
    if (this.#found.length < rows) this.#found = new Uint32Array(rows);
    const found = this.#found;
    let last = FREE;
    let place = 0;
    for (let row = 0; row < rows; row++) {
      const n = column.getItem(row) as number;
      if (n !== last) {
        place = this.#placeOf(n);
        last = n;
      }
      found[row] = place;
    }
    return found;
  }

  #placeOf(n: number): number {
    const numbers = this.#numbers;
    const slot = slotOf(numbers, n);
    return numbers[slot] === n ? this.#places[slot]! : this.#add(n);
  }

  #add(n: number): number {
    if (2 * ++this.#count > this.#numbers.length) this.#rehash();
    const bytes = Buffer.from(this.#make(n));
    const place = this.#end;
    this.#end += 1 + Math.ceil(bytes.length / 4);
    if (this.#end > this.#words.length) {
      const words = new Uint32Array(2 * this.#end);
      words.set(this.#words);
      this.#words = words;
    }
    this.#words[place] = bytes.length;
    this.#longest = Math.max(this.#longest, bytes.length);
    new Uint8Array(this.#words.buffer).set(bytes, 4 * (place + 1));
    const slot = slotOf(this.#numbers, n);
    this.#numbers[slot] = n;
    this.#places[slot] = place;
    return place;
  }

  #rehash(): void {
    const [numbers, places] = [this.#numbers, this.#places];
    this.#numbers = new Float64Array(2 * numbers.length).fill(FREE);
    this.#places = new Uint32Array(this.#numbers.length);
    for (const [from, n] of numbers.entries()) {
      if (n === FREE) continue;
      const slot = slotOf(this.#numbers, n);
      this.#numbers[slot] = n;
      this.#places[slot] = places[from]!;
    }
  }

  #clear(): void {
    this.#count = 0;
    this.#end = 0;
    this.#numbers.fill(FREE);
  }
}

/** The slot of a number, or the free one in which it belongs. */
function slotOf(numbers: Float64Array, n: number): number {
  const last = numbers.length - 1;
  const hash = Math.imul(n >>> 0, 0x9e3779b1) ^ Math.imul(n / 0x1_0000_0000, 0x85ebca6b);
  let slot = (hash ^ (hash >>> 15)) & last;
  while (numbers[slot] !== n && numbers[slot] !== FREE) slot = (slot + 1) & last;
  return slot;
}
