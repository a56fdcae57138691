import type { ReachedLimits } from '../../model/reached-limits.ts';
import type { ScriptSighting } from '../../model/script-sighting.ts';
import type { RunPlace } from '../segment/segment.ts';
import type { ScriptPart } from '../worker/chunk-result.ts';

const KEPT_ADDRESSES = 16;
/** Who is one of more is one of very many: nothing asks for more. */
const COUNTED_ADDRESSES = 256;

/** Scripts kept at most over all evidence: more means that paths are made up, and state must stay small. */
const KEPT_SCRIPTS = 50_000;

/** A chunk tells of no more of them (`ScriptTally`): there may have been others. */
const KEPT_OF_CHUNK = 4_096;

/** The numbers kept of each script: an object for each would take twice the memory. */
const FIRST_AT = 0;
const FIRST_LINE = 1;
const FIRST_OFFSET = 2;
const LAST_AT = 3;
const ANSWERED = 4;
const POSTS = 5;
const VISITED_AT = 6;
const INPUT = 7;
const CHUNK = 8;
const IN_CONTENT = 9;
const NUMBERS = 10;
const BLOCK_ROWS = 1_024;

/** Above so many a map takes less time, and no longer more than twice the memory. */
const LISTED_ADDRESSES = 8;
type Several = (string | number)[] | Map<string, number>;
/** The only visitor, as most scripts have it: a map for it would take more than all the rest. */
type Visitors = string | Several;

/** Adds up what the chunks tell of each script. Order of the chunks does not matter. */
export class ScriptBook {
  /** The row of each script, by tenant and path. */
  readonly #rows = new Map<string, number>();
  readonly #blocks: Float64Array[] = [];
  readonly #tenants: string[] = [];
  readonly #visitors: Visitors[] = [];
  readonly #limits: ReachedLimits;

  /** @param limits is told of scripts for which there was no room */
  constructor(limits: ReachedLimits) {
    this.#limits = limits;
  }

  add(input: number, chunk: number, parts: readonly ScriptPart[]): void {
    if (parts.length >= KEPT_OF_CHUNK) this.#limits.note('scripts');
    for (const part of parts) {
      // Joined, since a key that is put together with `+` stays a chain of its parts.
      const key = [part.tenant, part.path].join('\n');
      const row = this.#rows.get(key);
      if (row !== undefined) this.#merge(row, part, input, chunk);
      else if (this.#rows.size < KEPT_SCRIPTS) this.#addRow(key, part, input, chunk);
      else this.#limits.note('scripts');
    }
  }

  /** All scripts, by time of the first answer, then path. */
  sightings(placeOf: (input: number, chunk: number) => RunPlace): ScriptSighting[] {
    return Array.from(this.#rows, ([key, row]) => this.#sightingOf(key, row, placeOf)).sort(
      (a, b) => a.firstAt - b.firstAt || compareText(a.tenant, b.tenant) || compareText(a.path, b.path),
    );
  }

  #addRow(key: string, part: ScriptPart, input: number, chunk: number): void {
    const row = this.#rows.size;
    if (row % BLOCK_ROWS === 0) this.#blocks.push(new Float64Array(BLOCK_ROWS * NUMBERS));
    this.#rows.set(key, row);
    const [visitor] = part.addresses;
    const isOne = part.addresses.size === 1 && visitor !== undefined;
    this.#tenants.push(part.tenant);
    this.#visitors.push(isOne ? visitor[0] : visitorsOf(part.addresses));
    const { numbers, at } = this.#numbersOf(row);
    const { firstAt, firstLine, firstOffset, lastAt, answered, posts, inContent } = part;
    const visitedAt = isOne ? visitor[1] : Number.NaN;
    const first = [firstAt, firstLine, firstOffset];
    numbers.set([...first, lastAt, answered, posts, visitedAt, input, chunk, Number(inContent)], at);
  }

  #sightingOf(key: string, row: number, placeOf: (input: number, chunk: number) => RunPlace): ScriptSighting {
    const { numbers, at } = this.#numbersOf(row);
    const tenant = this.#tenants[row]!;
    const visitors = this.#visitors[row]!;
    const input = numbers[at + INPUT]!;
    const { lineBase, offsetBase } = placeOf(input, numbers[at + CHUNK]!);
    const line = lineBase + numbers[at + FIRST_LINE]!;
    const offset = offsetBase + numbers[at + FIRST_OFFSET]!;
    return {
      tenant,
      path: key.slice(tenant.length + 1),
      inContent: numbers[at + IN_CONTENT] === 1,
      firstAt: numbers[at + FIRST_AT]!,
      first: { input, line, offset },
      lastAt: numbers[at + LAST_AT]!,
      answered: numbers[at + ANSWERED]!,
      posts: numbers[at + POSTS]!,
      addresses: typeof visitors === 'string' ? [visitors] : firstVisitors(visitors),
      addressCount:
        typeof visitors === 'string' ? 1 : visitors instanceof Map ? visitors.size : visitors.length / 2,
    };
  }

  #merge(row: number, part: ScriptPart, input: number, chunk: number): void {
    const { numbers, at } = this.#numbersOf(row);
    const isEarlier =
      part.firstAt !== numbers[at + FIRST_AT]
        ? part.firstAt < numbers[at + FIRST_AT]!
        : input !== numbers[at + INPUT]
          ? input < numbers[at + INPUT]!
          : chunk < numbers[at + CHUNK]!;
    if (isEarlier) {
      numbers.set([part.firstAt, part.firstLine, part.firstOffset], at + FIRST_AT);
      numbers.set([input, chunk], at + INPUT);
    }
    numbers[at + LAST_AT] = Math.max(numbers[at + LAST_AT]!, part.lastAt);
    numbers[at + ANSWERED]! += part.answered;
    numbers[at + POSTS]! += part.posts;
    for (const [address, visitedAt] of part.addresses) this.#addVisitor(row, address, visitedAt);
  }

  #addVisitor(row: number, address: string, visitedAt: number): void {
    const { numbers, at } = this.#numbersOf(row);
    let visitors = this.#visitors[row]!;
    if (typeof visitors === 'string') {
      if (visitors === address) {
        if (visitedAt < numbers[at + VISITED_AT]!) numbers[at + VISITED_AT] = visitedAt;
        return;
      }
      visitors = [visitors, numbers[at + VISITED_AT]!];
    }
    this.#visitors[row] = withVisitor(visitors, address, visitedAt);
  }

  #numbersOf(row: number): { readonly numbers: Float64Array; readonly at: number } {
    return { numbers: this.#blocks[Math.floor(row / BLOCK_ROWS)]!, at: (row % BLOCK_ROWS) * NUMBERS };
  }
}

/** Few visitors as their list, with the times between the addresses; all others as a map. */
function visitorsOf(visitors: Map<string, number>): Several {
  return visitors.size > LISTED_ADDRESSES ? visitors : [...visitors].flat();
}

function withVisitor(visitors: Several, address: string, at: number): Several {
  if (visitors instanceof Map) {
    const known = visitors.get(address);
    const isNew = known === undefined && visitors.size < COUNTED_ADDRESSES;
    if (isNew || (known !== undefined && at < known)) visitors.set(address, at);
    return visitors;
  }
  const place = visitors.indexOf(address);
  if (place < 0) return visitorsOf(mapOf([...visitors, address, at]));
  if (at < (visitors[place + 1] as number)) visitors[place + 1] = at;
  return visitors;
}

function mapOf(visitors: Several): Map<string, number> {
  if (visitors instanceof Map) return visitors;
  const map = new Map<string, number>();
  for (let i = 0; i < visitors.length; i += 2) map.set(visitors[i] as string, visitors[i + 1] as number);
  return map;
}

function firstVisitors(visitors: Several): string[] {
  const sorted = [...mapOf(visitors)].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1));
  return sorted.slice(0, KEPT_ADDRESSES).map(([address]) => address);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
