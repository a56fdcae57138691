import type { ReachedLimits } from '../../model/reached-limits.ts';
import type { ScriptSighting } from '../../model/script-sighting.ts';
import type { RunPlace } from '../segment/segment.ts';
import type { ScriptPart } from '../worker/chunk-result.ts';

const KEPT_ADDRESSES = 16;
/** Who is one of more is one of very many: nothing asks for more. */
const COUNTED_ADDRESSES = 256;

/** Scripts kept at most over all evidence: more means that paths are made up, and state must stay small. */
const KEPT_SCRIPTS = 100_000;

/** A chunk tells of no more of them (`ScriptTally`): there may have been others. */
const KEPT_OF_CHUNK = 4_096;

/** What is known of one script. Most have one visitor: a map for it would take more than all the rest. */
interface Entry {
  readonly tenant: string;
  readonly path: string;
  readonly inContent: boolean;
  firstAt: number;
  firstLine: number;
  firstOffset: number;
  lastAt: number;
  answered: number;
  posts: number;
  visitors: string | Map<string, number>;
  visitedAt: number;
  input: number;
  chunk: number;
}

/** Adds up what the chunks tell of each script. Order of the chunks does not matter. */
export class ScriptBook {
  readonly #entries = new Map<string, Entry>();
  readonly #limits: ReachedLimits;

  /** @param limits is told of scripts for which there was no room */
  constructor(limits: ReachedLimits) {
    this.#limits = limits;
  }

  add(input: number, chunk: number, parts: readonly ScriptPart[]): void {
    if (parts.length >= KEPT_OF_CHUNK) this.#limits.note('scripts');
    for (const part of parts) {
      const key = `${part.tenant}\n${part.path}`;
      const entry = this.#entries.get(key);
      if (entry !== undefined) merge(entry, part, input, chunk);
      else if (this.#entries.size < KEPT_SCRIPTS) this.#entries.set(key, newEntry(part, input, chunk));
      else this.#limits.note('scripts');
    }
  }

  /** All scripts, by time of the first answer, then path. */
  sightings(placeOf: (input: number, chunk: number) => RunPlace): ScriptSighting[] {
    return [...this.#entries.values()]
      .map((entry) => sightingOf(entry, placeOf(entry.input, entry.chunk)))
      .sort(
        (a, b) => a.firstAt - b.firstAt || compareText(a.tenant, b.tenant) || compareText(a.path, b.path),
      );
  }
}

function newEntry({ addresses, ...part }: ScriptPart, input: number, chunk: number): Entry {
  const [visitor] = addresses;
  return addresses.size === 1 && visitor !== undefined
    ? { ...part, visitors: visitor[0], visitedAt: visitor[1], input, chunk }
    : { ...part, visitors: addresses, visitedAt: Number.NaN, input, chunk };
}

function sightingOf(entry: Entry, { lineBase, offsetBase }: RunPlace): ScriptSighting {
  const { tenant, path, inContent, firstAt, lastAt, answered, posts, visitors, input } = entry;
  const line = lineBase + entry.firstLine;
  const offset = offsetBase + entry.firstOffset;
  return {
    tenant,
    path,
    inContent,
    firstAt,
    first: { input, line, offset },
    lastAt,
    answered,
    posts,
    addresses: typeof visitors === 'string' ? [visitors] : firstVisitors(visitors),
    addressCount: typeof visitors === 'string' ? 1 : visitors.size,
  };
}

function firstVisitors(visitors: ReadonlyMap<string, number>): string[] {
  const sorted = [...visitors].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1));
  return sorted.slice(0, KEPT_ADDRESSES).map(([address]) => address);
}

function merge(entry: Entry, part: ScriptPart, input: number, chunk: number): void {
  if (isEarlier(part, input, chunk, entry)) {
    entry.firstAt = part.firstAt;
    entry.firstLine = part.firstLine;
    entry.firstOffset = part.firstOffset;
    entry.input = input;
    entry.chunk = chunk;
  }
  entry.lastAt = Math.max(entry.lastAt, part.lastAt);
  entry.answered += part.answered;
  entry.posts += part.posts;
  for (const [address, at] of part.addresses) addVisitor(entry, address, at);
}

function addVisitor(entry: Entry, address: string, at: number): void {
  if (typeof entry.visitors === 'string') {
    if (entry.visitors === address) {
      if (at < entry.visitedAt) entry.visitedAt = at;
      return;
    }
    entry.visitors = new Map([[entry.visitors, entry.visitedAt]]);
  }
  const known = entry.visitors.get(address);
  const isNew = known === undefined && entry.visitors.size < COUNTED_ADDRESSES;
  if (isNew || (known !== undefined && at < known)) entry.visitors.set(address, at);
}

function isEarlier(part: ScriptPart, input: number, chunk: number, than: Entry): boolean {
  if (part.firstAt !== than.firstAt) return part.firstAt < than.firstAt;
  return input !== than.input ? input < than.input : chunk < than.chunk;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
