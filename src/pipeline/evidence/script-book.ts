import type { ScriptSighting } from '../../model/script-sighting.ts';
import type { RunPlace } from '../segment/segment.ts';
import type { ScriptPart } from '../worker/chunk-result.ts';

const KEPT_ADDRESSES = 16;

/** Scripts kept at most over all evidence: more means that paths are made up, and state must stay small. */
const KEPT_SCRIPTS = 200_000;

interface Entry {
  readonly part: ScriptPart;
  input: number;
  chunk: number;
}

/** Adds up what the chunks tell of each script. Order of the chunks does not matter. */
export class ScriptBook {
  readonly #entries = new Map<string, Entry>();

  add(input: number, chunk: number, parts: readonly ScriptPart[]): void {
    for (const part of parts) {
      const key = `${part.tenant}\n${part.path}`;
      const entry = this.#entries.get(key);
      if (entry !== undefined) merge(entry, part, input, chunk);
      else if (this.#entries.size < KEPT_SCRIPTS) this.#entries.set(key, { part, input, chunk });
    }
  }

  /** All scripts, by time of the first answer, then path. */
  sightings(placeOf: (input: number, chunk: number) => RunPlace): ScriptSighting[] {
    return [...this.#entries.values()]
      .map(({ part, input, chunk }) => {
        const place = placeOf(input, chunk);
        const addresses = [...part.addresses].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1));
        return {
          tenant: part.tenant,
          path: part.path,
          inContent: part.inContent,
          firstAt: part.firstAt,
          first: {
            input,
            line: place.lineBase + part.firstLine,
            offset: place.offsetBase + part.firstOffset,
          },
          lastAt: part.lastAt,
          answered: part.answered,
          posts: part.posts,
          addresses: addresses.slice(0, KEPT_ADDRESSES).map(([address]) => address),
          addressCount: part.addresses.size,
        };
      })
      .sort(
        (a, b) => a.firstAt - b.firstAt || compareText(a.tenant, b.tenant) || compareText(a.path, b.path),
      );
  }
}

function merge(entry: Entry, part: ScriptPart, input: number, chunk: number): void {
  const into = entry.part;
  if (isEarlier(part, input, chunk, entry)) {
    into.firstAt = part.firstAt;
    into.firstLine = part.firstLine;
    into.firstOffset = part.firstOffset;
    entry.input = input;
    entry.chunk = chunk;
  }
  into.lastAt = Math.max(into.lastAt, part.lastAt);
  into.answered += part.answered;
  into.posts += part.posts;
  for (const [address, at] of part.addresses) {
    const known = into.addresses.get(address);
    if (known === undefined || at < known) into.addresses.set(address, at);
  }
}

function isEarlier(part: ScriptPart, input: number, chunk: number, than: Entry): boolean {
  if (part.firstAt !== than.part.firstAt) return part.firstAt < than.part.firstAt;
  return input !== than.input ? input < than.input : chunk < than.chunk;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
