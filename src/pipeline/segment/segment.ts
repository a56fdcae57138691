import type { AttackSet } from '../../model/attack-set.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { FLOAT_COLUMNS, HEADER_BYTES, NUMBER_COLUMNS, TEXT_COLUMNS, unpackWords } from './segment-layout.ts';

const ADDRESS = 0;
const ACCOUNT = 1;
const TENANT = 2;
const METHOD = 3;
const TARGET = 4;
const PATH = 5;
const REFERER = 6;
const USER_AGENT = 7;
const ACTION = 8;
const OBJECT = 9;
const RULES = 10;
const CARRIED = 11;

/** Where the rows of a run lie: turns places within a chunk into places within an input. */
export interface RunPlace {
  readonly input: number;
  /** Lines of the input before the chunk. */
  readonly lineBase: number;
  /** Offset of the chunk's first byte. */
  readonly offsetBase: number;
}

/** Which events are meant: those of these addresses or accounts, for these paths, or that do one of these. */
export interface EventOwners {
  readonly addresses: ReadonlySet<string>;
  readonly paths: ReadonlySet<string>;
  readonly accounts: ReadonlySet<string>;
  readonly actions?: ReadonlySet<string>;
  /** All in which one of these was found. */
  readonly attacks?: AttackSet;
}

/** What `toString('latin1', …)` calls in the end: half of the time for short texts. Every Buffer has it. */
interface Latin1Bytes {
  latin1Slice(start: number, end: number): string;
}

/** Reads a buffer that {@link writeSegment} made. Texts are decoded when they are first asked for. */
export class Segment {
  readonly rows: number;
  readonly #place: RunPlace;
  readonly #floats: Float64Array;
  readonly #ints: Int32Array;
  readonly #ends: Int32Array;
  readonly #textBytes: Latin1Bytes;
  readonly #texts: (string | undefined)[];
  /** Ids of the rules that a text names. */
  readonly #rules = new Map<number, readonly string[]>();

  constructor(buffer: ArrayBuffer, place: RunPlace) {
    const [rows, texts] = new Int32Array(buffer, 0, 2) as unknown as [number, number];
    const floatBytes = FLOAT_COLUMNS * 8 * rows;
    const intColumns = NUMBER_COLUMNS + TEXT_COLUMNS.length;
    const tableAt = HEADER_BYTES + floatBytes + intColumns * rows * 4;
    this.rows = rows;
    this.#place = place;
    this.#floats = new Float64Array(buffer, HEADER_BYTES, FLOAT_COLUMNS * rows);
    this.#ints = new Int32Array(buffer, HEADER_BYTES + floatBytes, intColumns * rows);
    this.#ends = new Int32Array(buffer, tableAt, texts + 1);
    this.#textBytes = Buffer.from(buffer, tableAt + (texts + 1) * 4) as Buffer & Latin1Bytes;
    this.#texts = new Array(texts);
  }

  /** Time of a row, without making the event. */
  at(row: number): number {
    return this.#floats[row]!;
  }

  /** Offset of a row within its input. */
  offset(row: number): number {
    return this.#place.offsetBase + this.#ints[this.rows + row]!;
  }

  status(row: number): number {
    return this.#ints[2 * this.rows + row]!;
  }

  attacks(row: number): AttackSet {
    return this.#ints[3 * this.rows + row]!;
  }

  /** What a row's event means to the shop. */
  action(row: number): string {
    return this.#text(ACTION, row);
  }

  /** Whether a row's request names one person's object. */
  hasObject(row: number): boolean {
    return this.#text(OBJECT, row) !== '';
  }

  /** Whether a row's event is meant, without making it. */
  isOf(row: number, { addresses, paths, accounts, actions, attacks = 0 }: EventOwners): boolean {
    if ((this.attacks(row) & attacks) !== 0 || addresses.has(this.#text(ADDRESS, row))) return true;
    if (paths.size > 0 && paths.has(this.#text(PATH, row))) return true;
    if (actions !== undefined && actions.size > 0 && actions.has(this.#text(ACTION, row))) return true;
    if (accounts.size === 0) return false;
    const account = this.#text(ACCOUNT, row);
    return account !== '' && accounts.has(account);
  }

  event(row: number): ShopEvent {
    const { rows } = this;
    const ints = this.#ints;
    const words = unpackWords(ints[4 * rows + row]!);
    return {
      kind: words.kind,
      at: this.#floats[row]!,
      source: {
        input: this.#place.input,
        line: this.#place.lineBase + ints[row]!,
        offset: this.offset(row),
      },
      address: this.#text(ADDRESS, row),
      account: this.#text(ACCOUNT, row),
      tenant: this.#text(TENANT, row),
      method: this.#text(METHOD, row),
      target: this.#text(TARGET, row),
      path: this.#text(PATH, row),
      status: ints[2 * rows + row]!,
      bytes: this.#floats[rows + row]!,
      durationMs: this.#floats[2 * rows + row]!,
      referer: this.#text(REFERER, row),
      userAgent: this.#text(USER_AGENT, row),
      carried: this.#text(CARRIED, row),
      action: this.#text(ACTION, row) as ShopEvent['action'],
      result: words.result,
      object: this.#text(OBJECT, row),
      attacks: ints[3 * rows + row]!,
      attackLevel: words.level,
      rules: this.#ruleIds(row),
    };
  }

  #text(column: number, row: number): string {
    return this.#textOf(this.#textId(column, row));
  }

  #textId(column: number, row: number): number {
    return this.#ints[(NUMBER_COLUMNS + column) * this.rows + row]!;
  }

  #textOf(id: number): string {
    const known = this.#texts[id];
    if (known !== undefined) return known;
    const text = this.#textBytes.latin1Slice(id === 0 ? 0 : this.#ends[id - 1]!, this.#ends[id]!);
    this.#texts[id] = text;
    return text;
  }

  #ruleIds(row: number): readonly string[] {
    const id = this.#textId(RULES, row);
    const known = this.#rules.get(id);
    if (known !== undefined) return known;
    const joined = this.#textOf(id);
    const ids = joined === '' ? [] : joined.split(' ');
    this.#rules.set(id, ids);
    return ids;
  }
}
