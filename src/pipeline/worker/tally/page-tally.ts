import type { ShopEvent } from '../../../model/shop-event.ts';
import type { PagePart } from '../chunk-result.ts';

/** Distinct sizes of one page that are kept of one chunk. */
const KEPT_SIZES = 2_048;

/** Requests of one page whose last answer is remembered. */
const KEPT_TARGETS = 256;

/** Adds up the reply sizes of pages in a chunk. */
export class PageTally {
  readonly #parts = new Map<string, PagePart>();
  /** By the part, its requests' last sizes. */
  readonly #last = new Map<PagePart, Map<string, number>>();

  add(event: ShopEvent): void {
    const key = `${event.tenant}\n${event.path}`;
    let part = this.#parts.get(key);
    if (part === undefined) {
      part = {
        tenant: event.tenant,
        path: event.path,
        answered: 0,
        sizes: new Map(),
        most: 0,
        truncated: false,
        steps: new Map(),
      };
      this.#parts.set(key, part);
      this.#last.set(part, new Map());
    }
    part.answered++;
    if (event.bytes > part.most) part.most = event.bytes;
    const count = part.sizes.get(event.bytes);
    if (count !== undefined || part.sizes.size < KEPT_SIZES) part.sizes.set(event.bytes, (count ?? 0) + 1);
    else part.truncated = true;
    if (event.method === 'GET') this.#noteStep(part, event);
  }

  #noteStep(part: PagePart, { target, bytes }: ShopEvent): void {
    const last = this.#last.get(part)!;
    const before = last.get(target);
    if (before !== undefined || last.size < KEPT_TARGETS) last.set(target, bytes);
    if (before === undefined) return;
    const apart = Math.abs(bytes - before);
    const step = part.steps.has(apart) || part.steps.size < KEPT_SIZES ? apart : Number.POSITIVE_INFINITY;
    part.steps.set(step, (part.steps.get(step) ?? 0) + 1);
  }

  parts(): PagePart[] {
    return [...this.#parts.values()];
  }
}
