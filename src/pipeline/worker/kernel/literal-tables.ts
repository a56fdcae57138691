import { ESCAPED_TRIGGERS } from '../../../request/triage/needs-look.ts';
import type { Trigger, TriggerCondition } from '../../../request/triage/trigger.ts';
import { refererTriggers, targetTriggers, userAgentTriggers } from '../../../request/triage/triggers.ts';
import type { Kernel, TablePlace } from './kernel.ts';
import { ORDINARY_TEXTS } from './ordinary-texts.data.ts';

const GRAM_BITS = 18;
const HEAD_BITS = 14;
const CASE = 0x20202020;
const MOST_LITERALS = 8192;
const LONGEST = 255;

/** Where the looked-for bytes stand in a literal is told above the place of its text. */
const PLACE_SHIFT = 24;
const MOST_PLACES = 64;

const SIGN_RAW = 1;
const SIGN_ESCAPED = 2;
/** For what a single sign is excused: see kernel/literals.ts. */
const EXCUSE: Readonly<Partial<Record<TriggerCondition, number>>> = {
  'no-session-id': 4,
  'not-in-prose': 8,
  'encoded-text-follows': 16,
};

const ASCII = 128;

const CONDITION: Readonly<Record<TriggerCondition, number>> = {
  always: 0,
  'ends-path': 1,
  'script-follows': 2,
  'no-session-id': 0,
  'not-in-prose': 0,
  'encoded-text-follows': 0,
};

/** The fields that have tables, in the kernel's order. */
const TABLE_OF = { target: 0, referer: 1, userAgent: 2 } as const;

/**
 * Fills the tables of all fields.
 *
 * @param targetLiterals further texts for which a target needs a closer look, as `createTriage` takes them
 */
export function fillAllTables(kernel: Kernel, targetLiterals: readonly string[]): void {
  fillTables(kernel, 'target', targetTriggers(targetLiterals));
  fillTables(kernel, 'referer', refererTriggers());
  fillTables(kernel, 'userAgent', userAgentTriggers());
}

/** Fills one field's tables in the kernel's memory: see kernel/literals.ts for what they are. */
export function fillTables(kernel: Kernel, field: keyof typeof TABLE_OF, triggers: readonly Trigger[]): void {
  new TableWriter(kernel, TABLE_OF[field]).write(triggers);
}

class TableWriter {
  readonly #base: number;
  readonly #kernel: Kernel;
  readonly #bytes: Uint8Array;
  readonly #heads: Uint16Array;
  readonly #literals: DataView;
  #count = 0;
  #textEnd = 0;

  constructor(kernel: Kernel, table: number) {
    this.#kernel = kernel;
    this.#base = kernel.at('TABLES') + table * kernel.at('TABLE_BYTES');
    this.#bytes = new Uint8Array(kernel.buffer, this.#base, kernel.at('TABLE_BYTES'));
    this.#heads = new Uint16Array(kernel.buffer, this.#base + kernel.at('HEADS'), 2 ** HEAD_BITS);
    this.#literals = new DataView(kernel.buffer, this.#base + kernel.at('LITERALS'), MOST_LITERALS * 8);
  }

  write(triggers: readonly Trigger[]): void {
    this.#bytes.fill(0);
    const signs = triggers.filter(([literal]) => literal.length === 1);
    const unexcused = new Set(signs.filter(([, when]) => EXCUSE[when] === undefined).map(([sign]) => sign));
    const longer = triggers.filter(
      ([literal]) => literal.length > 1 && !Array.from(literal).some((sign) => unexcused.has(sign)),
    );
    const pairs: Trigger[] = [];
    for (const trigger of longer) {
      const [literal] = trigger;
      if (literal.length > 2) this.#enter(trigger);
      else if (isAscii(literal)) pairs.push(trigger);
      else this.#signs[literal.charCodeAt(0)]! |= SIGN_ESCAPED;
    }
    this.#enterPairs(pairs);
    this.#enterSigns(signs);
  }

  get #signs(): Uint8Array {
    return this.#part('SIGNS', 256);
  }

  #part(place: TablePlace, length: number): Uint8Array {
    const at = this.#kernel.at(place);
    return this.#bytes.subarray(at, at + length);
  }

  #enterSigns(triggers: readonly Trigger[]): void {
    const signs = triggers.map(([sign]) => sign.charCodeAt(0));
    for (const [sign, when] of triggers) {
      const escaped = when === 'encoded-text-follows' ? 0 : SIGN_ESCAPED;
      this.#signs[sign.charCodeAt(0)]! |= SIGN_RAW | escaped | (EXCUSE[when] ?? 0);
    }
    for (const sign of ESCAPED_TRIGGERS) this.#signs[sign.charCodeAt(0)]! |= SIGN_ESCAPED;
    const low = this.#part('SIGN_LOW', 16);
    const high = this.#part('SIGN_HIGH', 16);
    for (let row = 0; row < 8; row++) high[row] = 1 << row;
    for (const sign of signs) if (sign < ASCII) low[sign & 15]! |= 1 << (sign >> 4);
  }

  /** Literals of two bytes, by their second one; more than eight of those share a bit, which only asks in vain. */
  #enterPairs(pairs: readonly Trigger[]): void {
    const seconds = [...new Set(pairs.map(([pair]) => pair.charCodeAt(1)))];
    for (const trigger of pairs) {
      const [pair] = trigger;
      const bit = 1 << (seconds.indexOf(pair.charCodeAt(1)) & 7);
      for (const second of spellings(pair.charCodeAt(1))) this.#markNibbles('SECOND', second, bit);
      for (const first of spellings(pair.charCodeAt(0))) {
        this.#markNibbles('FIRST', first, bit);
        for (const second of spellings(pair.charCodeAt(1))) {
          this.#chain(hashOf((first | (second << 8) | 0x2020) >>> 0), this.#textOf(pair), trigger);
        }
      }
    }
  }

  #markNibbles(which: 'FIRST' | 'SECOND', byte: number, bit: number): void {
    this.#part(`${which}_LOW`, 16)[byte & 15]! |= bit;
    this.#part(`${which}_HIGH`, 16)[byte >> 4]! |= bit;
  }

  #enter(trigger: Trigger): void {
    const [literal] = trigger;
    const place = knownPlace(literal);
    const text = this.#textOf(literal) | (place << PLACE_SHIFT);
    for (const gram of gramsOf(literal.slice(place))) {
      const hash = hashOf(gram);
      const bit = hash >>> (32 - GRAM_BITS);
      this.#part('GRAMS', 2 ** GRAM_BITS / 8)[bit >> 3]! |= 1 << (bit & 7);
      this.#chain(hash, text, trigger);
    }
  }

  #textOf(literal: string): number {
    if (literal.length > LONGEST) throw new RangeError(`a trigger of ${literal.length} bytes: ${literal}`);
    const text = this.#textEnd;
    const texts = this.#bytes.subarray(this.#kernel.at('TEXTS'));
    if (text + literal.length > texts.length) throw new RangeError('too many triggers for the kernel');
    for (const sign of literal) texts[this.#textEnd++] = sign === '+' ? 0x20 : sign.charCodeAt(0);
    return text;
  }

  #chain(hash: number, text: number, [literal, condition]: Trigger): void {
    if (this.#count === MOST_LITERALS) throw new RangeError('too many triggers for the kernel');
    const head = hash >>> (32 - HEAD_BITS);
    const at = this.#count++ * 8;
    this.#literals.setUint16(at, this.#heads[head]!, true);
    this.#literals.setUint8(at + 2, literal.length);
    this.#literals.setUint8(at + 3, CONDITION[condition]);
    this.#literals.setUint32(at + 4, text, true);
    this.#heads[head] = this.#count;
  }
}

function isAscii(text: string): boolean {
  return Array.from(text).every((sign) => sign.charCodeAt(0) < ASCII);
}

/** A blank may be written as a plus, a letter in either case; cases are folded by the kernel, except in pairs. */
function spellings(byte: number): number[] {
  if (byte === 0x20 || byte === 0x2b) return [0x20, 0x2b];
  return byte >= 0x61 && byte <= 0x7a ? [byte, byte - 0x20] : [byte];
}

/** How often four bytes stand in ordinary texts; counted when first asked, since the build keeps what comes of it. */
let ordinaryGrams: ReadonlyMap<number, number> | undefined;

function countGrams(texts: readonly string[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const text of texts) {
    for (let at = 0; at + 4 <= text.length; at++) {
      for (const gram of gramsOf(text.slice(at).toLowerCase())) counts.set(gram, (counts.get(gram) ?? 0) + 1);
    }
  }
  return counts;
}

/** Rules' cases are run by the hundred in one process, each with the same literals. */
const oddestPlaces = new Map<string, number>();

function knownPlace(literal: string): number {
  const known = oddestPlaces.get(literal);
  if (known !== undefined) return known;
  const place = oddestPlace(literal);
  if (oddestPlaces.size < MOST_LITERALS) oddestPlaces.set(literal, place);
  return place;
}

/** Where in a literal four bytes stand that are rarest in ordinary texts; of equals those with fewest spellings. */
function oddestPlace(literal: string): number {
  ordinaryGrams ??= countGrams(ORDINARY_TEXTS);
  const counts = ordinaryGrams;
  let oddest = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at === 0 || (at + 4 <= literal.length && at < MOST_PLACES); at++) {
    const grams = [...gramsOf(literal.slice(at))];
    const weight = grams.length + grams.reduce((sum, gram) => sum + 1000 * (counts.get(gram) ?? 0), 0);
    if (weight < least) {
      least = weight;
      oddest = at;
    }
  }
  return oddest;
}

/** All that the first four bytes of a literal can look like with the case bit set; distinct. */
function gramsOf(literal: string): Set<number> {
  let grams = [0];
  for (let i = 0; i < 4; i++) {
    const bytes = i < literal.length ? spellings(literal.charCodeAt(i)) : ANY;
    const distinct = new Set(bytes.map((byte) => byte | 0x20));
    grams = grams.flatMap((gram) => Array.from(distinct, (byte) => gram | (byte << (8 * i))));
  }
  return new Set(grams.map((gram) => (gram | CASE) >>> 0));
}

const ANY: readonly number[] = Array.from({ length: 256 }, (_, byte) => byte);

function hashOf(gram: number): number {
  return Math.imul(gram, 0x9e3779b1) >>> 0;
}
