import type { ScriptPart } from '../chunk-result.ts';
import type { MadeEvent } from '../event/event-maker.ts';

/** Scripts of one chunk, and addresses of one script, that are kept at most. */
const KEPT_SCRIPTS = 4096;
const KEPT_ADDRESSES = 16;

/** Adds up the answered requests for each server-side script in a chunk. */
export class ScriptTally {
  readonly #parts = new Map<string, ScriptPart>();

  add({ event, inContent }: Pick<MadeEvent, 'event' | 'inContent'>): void {
    if (event.status < 200 || event.status > 299) return;
    const key = `${event.tenant}\n${event.path}`;
    let part = this.#parts.get(key);
    if (part === undefined) {
      if (this.#parts.size >= KEPT_SCRIPTS) return;
      part = {
        tenant: event.tenant,
        path: event.path,
        inContent,
        firstAt: event.at,
        firstLine: event.source.line,
        firstOffset: event.source.offset,
        lastAt: event.at,
        answered: 0,
        posts: 0,
        addresses: new Map(),
      };
      this.#parts.set(key, part);
    }
    part.answered++;
    if (event.method === 'POST') part.posts++;
    if (event.at < part.firstAt) {
      part.firstAt = event.at;
      part.firstLine = event.source.line;
      part.firstOffset = event.source.offset;
    }
    if (event.at > part.lastAt) part.lastAt = event.at;
    const seen = part.addresses.get(event.address);
    if (seen === undefined ? part.addresses.size < KEPT_ADDRESSES : event.at < seen) {
      part.addresses.set(event.address, event.at);
    }
  }

  parts(): ScriptPart[] {
    return [...this.#parts.values()];
  }
}
