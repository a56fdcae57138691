import type { PageSizes } from '../../model/page-sizes.ts';
import type { PagePart } from '../worker/chunk-result.ts';

const KEPT_SIZES = 64;
/** Fewer repeated requests than this do not show how much a page's answers differ. */
const REPEATED = 10;
/** Bytes by which tokens, times and compression change an answer at the most. */
const TOKENS = 100;

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
        addCounts(part.sizes, into.sizes);
        addCounts(part.steps, into.steps);
      }
    }
  }

  pages(): PageSizes[] {
    return [...this.#pages.values()].map(({ tenant, path, answered, sizes, most, truncated, steps }) => ({
      tenant,
      path,
      answered,
      sizes: [...sizes].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, KEPT_SIZES),
      most,
      truncated: truncated || sizes.size > KEPT_SIZES,
      spread: spreadOf(steps),
    }));
  }
}

function addCounts(from: ReadonlyMap<number, number>, into: Map<number, number>): void {
  for (const [value, count] of from) into.set(value, (into.get(value) ?? 0) + count);
}

/**
 * Twice what nine in ten answers stay within of the one before to the same request. A page whose answers are often the same to
 * the byte and then wholly other differs by what it shows, and has no spread.
 */
function spreadOf(steps: ReadonlyMap<number, number>): number {
  let left = 0;
  for (const count of steps.values()) left += count;
  const alike = steps.get(0) ?? 0;
  if (left < REPEATED || alike > left / 2) return 0;
  let beyond = left * 0.1;
  for (const [step, count] of [...steps].sort((a, b) => b[0] - a[0])) {
    beyond -= count;
    if (beyond < 0) return alike > left / 10 && step > TOKENS ? 0 : step * 2;
  }
  return 0;
}
