import type { AffectedGroup } from '../../../model/shop-data.ts';
import { LISTED_KEYS, type ListedKey } from '../person/kept-identifier.ts';
import { itemsOfBits } from '../plan/item-bits.ts';
import type { Column, RowBlock } from '../table-source.ts';
import { LinePieces } from './line-pieces.ts';
import { absentOf, PACKED_FORMS } from './packed-forms.ts';

const COMMA = 44;

/** Whether the bytes of a word stand in it from the least on. */
const IS_LITTLE_ENDIAN = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/** The pieces of one column of a block. */
interface Found {
  readonly words: Uint32Array;
  readonly places: Uint32Array;
}

/**
 * Lines of `affected.ndjson` for one group's persons. A line is put together from pieces that lie ready, for few of what
 * is masked differ: neither a text nor an object is made for a person, and all blocks of lines lie in the same memory,
 * since what is laid anew for each costs more than what is written into it.
 */
export class PersonLines {
  readonly #head: LinePieces;
  readonly #identifiers = LISTED_KEYS.map((key) => new LinePieces((packed) => packedPiece(key, packed)));
  /** Items and records. */
  readonly #behind: readonly LinePieces[];
  readonly #tail = new LinePieces(() => '}}\n');
  readonly #shown: (key: ListedKey, rest: string) => string;
  #bytes = new Uint8Array();
  #view = new DataView(this.#bytes.buffer);
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
    this.#head = new LinePieces(() => `${head},"person":{`);
    this.#behind = [
      new LinePieces((bits) => `},"items":${JSON.stringify(itemsOfBits(bits))},"records":{`),
      ...sets.map((set) => new LinePieces((n) => (n === 0 ? '' : `${JSON.stringify(set)}:${n},`))),
    ];
    this.#shown = shown;
  }

  /** Bytes of the lines so far. */
  get length(): number {
    return this.#end;
  }

  /** Adds the lines of a block of persons. */
  add({ rows, columns }: RowBlock): void {
    const packed = columns.slice(0, LISTED_KEYS.length);
    const [rests = SAME, texts = SAME] = columns.slice(packed.length + this.#behind.length);
    const head = found(this.#head, SAME, 1);
    const identifiers = this.#identifiers.map((pieces, at) => found(pieces, packed[at]!, rows));
    const behind = this.#behind.map((pieces, at) => found(pieces, columns[packed.length + at]!, rows));
    const tail = found(this.#tail, SAME, 1);
    const usual = [this.#head, ...this.#identifiers, ...this.#behind, this.#tail].reduce(
      (sum, { longest }) => sum + longest,
      0,
    );
    this.#reserve(rows * usual);
    for (let row = 0; row < rows; row++) {
      this.#put(head, 0);
      if (rests.getItem(row) === 0) {
        for (let at = 0; at < identifiers.length; at++) this.#put(identifiers[at]!, row);
      } else {
        const rest = this.#restOf(packed, row, texts.getItem(row) as string);
        this.#reserve(rest.length + (rows - row) * usual);
        this.#bytes.set(rest, this.#end);
        this.#end += rest.length;
      }
      this.#dropComma();
      for (let at = 0; at < behind.length; at++) this.#put(behind[at]!, row);
      this.#dropComma();
      this.#put(tail, 0);
    }
  }

  /** Takes the lines so far, in UTF-8: they stand until others are added. */
  take(): Uint8Array {
    const lines = this.#bytes.subarray(0, this.#end);
    this.#end = 0;
    return lines;
  }

  /** Identifiers of which some are texts. Of several for one identifier the least one stands in the line. */
  #restOf(columns: readonly Column[], row: number, texts: string): Uint8Array {
    const rows = JSON.parse(`[${texts}]`) as readonly Readonly<Partial<Record<ListedKey, string | null>>>[];
    const all = LISTED_KEYS.map((key, at) => {
      const known = unpacked(key, columns[at]!.getItem(row) as number);
      const rest = leastOf(rows.map((each) => each[key]));
      const least = leastOf([known, rest === null ? null : this.#shown(key, rest)]);
      return least === null ? '' : identifierOf(key, least);
    });
    return Buffer.from(all.join(''));
  }

  /** Room for so many bytes more, and for the last word, of which not all may be the line's. */
  #reserve(bytes: number): void {
    const needed = this.#end + bytes + Uint32Array.BYTES_PER_ELEMENT;
    if (needed <= this.#bytes.length) return;
    const grown = new Uint8Array(needed + needed / 2);
    grown.set(this.#bytes.subarray(0, this.#end));
    this.#bytes = grown;
    this.#view = new DataView(grown.buffer);
  }

  #put({ words, places }: Found, row: number): void {
    const view = this.#view;
    let from = places[row]!;
    let to = this.#end;
    const end = to + words[from]!;
    for (; to < end; to += 4) view.setUint32(to, words[++from]!, IS_LITTLE_ENDIAN);
    this.#end = end;
  }

  #dropComma(): void {
    if (this.#bytes[this.#end - 1] === COMMA) this.#end--;
  }
}

/** A column of which all rows are the same. */
const SAME: Column = { getItem: () => 0 };

function found(pieces: LinePieces, column: Column, rows: number): Found {
  const places = pieces.find(column, rows);
  return { words: pieces.words, places };
}

function packedPiece(key: ListedKey, packed: number): string {
  const text = unpacked(key, packed);
  return text === null ? '' : identifierOf(key, text);
}

function unpacked(key: ListedKey, packed: number): string | null {
  return packed === absentOf(key) ? null : PACKED_FORMS[key].unpack(packed);
}

/** @param text as JSON writes it: of what is packed, as it is */
function identifierOf(key: ListedKey, text: string): string {
  return `"${key}":"${text}",`;
}

/** By their bytes, as the database compares numbers for them. */
function leastOf(texts: readonly (string | null | undefined)[]): string | null {
  return texts.reduce<string | null>((least, text) => {
    if (text === null || text === undefined) return least;
    return least === null || Buffer.compare(Buffer.from(text), Buffer.from(least)) < 0 ? text : least;
  }, null);
}
