import type { AffectedGroup } from '../../../model/shop-data.ts';
import { LISTED_KEYS, type ListedKey } from '../person/kept-identifier.ts';
import { itemsOfBits } from '../plan/item-bits.ts';
import type { Column, RowBlock } from '../table-source.ts';
import { PACKED_FORMS } from './packed-forms.ts';

/** Pieces of lines that are kept in bytes for each column: more would be made anew, so that memory has an end. */
const MOST_PIECES = 65_536;

/** More than nearly all lines take. */
const USUAL_LINE = 320;

const COMMA = 44;

/**
 * Lines of `affected.ndjson` for one group's persons. A line is put together from pieces that lie ready in bytes, for
 * few of what is masked differ: neither a text nor an object is made for a person.
 */
export class PersonLines {
  readonly #head: Uint8Array;
  readonly #shown: (key: ListedKey, rest: string) => string;
  readonly #identifiers = LISTED_KEYS.map((key) =>
    pieces((packed) => {
      const text = unpacked(key, packed);
      return text === null ? '' : identifierOf(key, text);
    }),
  );
  readonly #items = pieces((bits) => `},"items":${JSON.stringify(itemsOfBits(bits))},"records":{`);
  readonly #records: readonly ((n: number) => Uint8Array)[];
  #block = new Uint8Array();
  #end = 0;

  /**
   * @param sets whose records are counted, as {@link personsSql} says
   * @param shown how an identifier that was not packed stands in a line, between its quotes
   */
  constructor(
    { exposure, tenant, certainty }: AffectedGroup,
    sets: readonly string[],
    shown: (key: ListedKey, rest: string) => string,
  ) {
    const head = JSON.stringify({ exposure, tenant, certainty }).slice(0, -1);
    this.#head = Buffer.from(`${head},"person":{`);
    this.#records = sets.map((set) => pieces((n) => (n === 0 ? '' : `${JSON.stringify(set)}:${n},`)));
    this.#shown = shown;
  }

  /** Whole lines for a block of persons, in UTF-8. */
  of({ rows, columns }: RowBlock): Uint8Array {
    this.#block = Buffer.allocUnsafeSlow(rows * USUAL_LINE);
    this.#end = 0;
    const [items, rests, texts] = columns as readonly [Column, Column, Column];
    const packed = columns.slice(3, 3 + LISTED_KEYS.length);
    const records = columns.slice(3 + LISTED_KEYS.length);
    for (let row = 0; row < rows; row++) {
      this.#put(this.#head);
      if (rests.getItem(row) === 0) this.#putPacked(packed, row);
      else this.#putWithRest(packed, row, texts.getItem(row) as string);
      this.#dropComma();
      this.#put(this.#items(items.getItem(row) as number));
      for (let at = 0; at < records.length; at++) {
        this.#put(this.#records[at]!(records[at]!.getItem(row) as number));
      }
      this.#dropComma();
      this.#put(TAIL);
    }
    return this.#block.subarray(0, this.#end);
  }

  #putPacked(columns: readonly Column[], row: number): void {
    for (let at = 0; at < columns.length; at++) {
      this.#put(this.#identifiers[at]!(columns[at]!.getItem(row) as number));
    }
  }

  /** Of several texts for one identifier the least one stands in the line. */
  #putWithRest(columns: readonly Column[], row: number, texts: string): void {
    const rows = JSON.parse(`[${texts}]`) as readonly Readonly<Partial<Record<ListedKey, string | null>>>[];
    for (const [at, key] of LISTED_KEYS.entries()) {
      const known = unpacked(key, columns[at]!.getItem(row) as number);
      const rest = leastOf(rows.map((each) => each[key]));
      const least = leastOf([known, rest === null ? null : this.#shown(key, rest)]);
      if (least !== null) this.#put(Buffer.from(identifierOf(key, least)));
    }
  }

  /** Byte by byte: for so few a call that copies them costs more. */
  #put(piece: Uint8Array): void {
    const end = this.#end + piece.length;
    if (end > this.#block.length) this.#grow(end);
    const block = this.#block;
    for (let from = 0, to = this.#end; to < end; from++, to++) block[to] = piece[from]!;
    this.#end = end;
  }

  #grow(end: number): void {
    const grown = Buffer.allocUnsafeSlow(2 * end);
    grown.set(this.#block.subarray(0, this.#end));
    this.#block = grown;
  }

  #dropComma(): void {
    if (this.#block[this.#end - 1] === COMMA) this.#end--;
  }
}

const TAIL = Buffer.from('}}\n');

function unpacked(key: ListedKey, packed: number): string | null {
  const { absent, unpack } = PACKED_FORMS[key];
  return packed === absent ? null : unpack(packed);
}

/** @param text as JSON writes it: of what is packed, as it is */
function identifierOf(key: ListedKey, text: string): string {
  return `"${key}":"${text}",`;
}

/** Pieces by their number, each made once. */
function pieces(make: (n: number) => string): (n: number) => Uint8Array {
  const made = new Map<number, Uint8Array>();
  return (n) => {
    const found = made.get(n);
    if (found !== undefined) return found;
    const piece = Buffer.from(make(n));
    if (made.size < MOST_PIECES) made.set(n, piece);
    return piece;
  };
}

/** By their bytes, as the database compares numbers for them. */
function leastOf(texts: readonly (string | null | undefined)[]): string | null {
  return texts.reduce<string | null>((least, text) => {
    if (text === null || text === undefined) return least;
    return least === null || Buffer.compare(Buffer.from(text), Buffer.from(least)) < 0 ? text : least;
  }, null);
}
