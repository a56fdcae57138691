import type { PageSizes } from '../../model/page-sizes.ts';
import type { PagePart } from '../worker/chunk-result.ts';

const KEPT_SIZES = 64;

/** Adds up what the chunks tell of each page's replies. */
export class PageBook {
  readonly #pages = new Map<string, PagePart>();

  add(parts: readonly PagePart[]): void {
    for (const part of parts) {
      const key = `${part.tenant}\n${part.path}`;
      const into = this.#pages.get(key);
      if (into === undefined) this.#pages.set(key, part);
      else {
        into.answered += part.answered;
        into.truncated ||= part.truncated;
        into.most = Math.max(into.most, part.most);
        for (const [bytes, count] of part.sizes) into.sizes.set(bytes, (into.sizes.get(bytes) ?? 0) + count);
      }
    }
  }

  pages(): PageSizes[] {
    return [...this.#pages.values()].map(({ tenant, path, answered, sizes, most, truncated }) => ({
      tenant,
      path,
      answered,
      sizes: [...sizes].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, KEPT_SIZES),
      most,
      truncated: truncated || sizes.size > KEPT_SIZES,
    }));
  }
}
