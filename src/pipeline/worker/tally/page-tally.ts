import type { ShopEvent } from '../../../model/shop-event.ts';
import type { PagePart } from '../chunk-result.ts';

/** Distinct sizes of one page that are kept of one chunk. */
const KEPT_SIZES = 256;

/** Adds up the reply sizes of pages in a chunk. */
export class PageTally {
  readonly #parts = new Map<string, PagePart>();

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
      };
      this.#parts.set(key, part);
    }
    part.answered++;
    if (event.bytes > part.most) part.most = event.bytes;
    const count = part.sizes.get(event.bytes);
    if (count !== undefined || part.sizes.size < KEPT_SIZES) part.sizes.set(event.bytes, (count ?? 0) + 1);
    else part.truncated = true;
  }

  parts(): PagePart[] {
    return [...this.#parts.values()];
  }
}
