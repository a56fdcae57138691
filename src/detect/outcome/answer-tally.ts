import { ReachedLimits } from '../../model/reached-limits.ts';
import { storeOf } from '../../request/path/store-of.ts';
import type { PageAnswer } from '../book/page-answer.ts';
import { pageKey } from '../page-key.ts';
import { SlidingSet } from '../state/sliding-set.ts';

const PAGES = 20_000;
const SIZES = 64;
/** One size on this many pages that were asked for in vain is how the server says no. */
const UNIFORM_PAGES = 6;

/** The answers that hostile requests got: per page how often which size, per tenant which size on which pages. */
export class AnswerTally {
  readonly #limits: ReachedLimits;
  readonly #pages = new Map<string, Map<number, number>>();
  readonly #spread = new Map<string, SlidingSet<string>>();
  /** Per tenant the sizes that many pages were answered with. */
  readonly #uniform = new Map<string, Set<number>>();
  readonly #missing = new Map<string, number>();

  constructor(limits = new ReachedLimits()) {
    this.#limits = limits;
  }

  note(answer: PageAnswer): void {
    if (answer.question === 'secret') {
      this.#noteSpread(answer);
      return;
    }
    const key = pageKey(answer.tenant, answer.path);
    let sizes = this.#pages.get(key);
    if (sizes === undefined) {
      if (this.#pages.size >= PAGES) {
        this.#limits.note('usual-answers');
        return;
      }
      sizes = new Map();
      this.#pages.set(key, sizes);
    }
    const known = sizes.get(answer.bytes);
    if (known === undefined && sizes.size >= SIZES) {
      this.#limits.note('usual-answers');
      return;
    }
    sizes.set(answer.bytes, (known ?? 0) + 1);
    if (known === undefined) this.#noteSpread(answer);
  }

  /** Notes that a tenant answered 404 or 410 for something. */
  noteMissing(tenant: string): void {
    const known = this.#missing.get(tenant);
    if (known !== undefined || this.#missing.size < PAGES) this.#missing.set(tenant, (known ?? 0) + 1);
  }

  missingIn(tenant: string): number {
    return this.#missing.get(tenant) ?? 0;
  }

  /** Size in bytes to how often a hostile request for the page was answered with it. */
  sizesOf(tenant: string, path: string): ReadonlyMap<number, number> {
    return this.#pages.get(pageKey(tenant, path)) ?? new Map();
  }

  /** On how many pages of the tenant hostile requests got this size; counts up to 8. */
  pagesWith(tenant: string, bytes: number): number {
    return this.#spread.get(`${tenant}\n${bytes}`)?.sizeAt(0) ?? 0;
  }

  /**
   * Whether a tenant has a page of one size for whatever does not exist, and this size is neither that nor near
   * it: a server that never says 404 is known by how alike its answers are.
   */
  standsOut(tenant: string, bytes: number): boolean {
    const uniform = this.#uniform.get(tenant);
    if (uniform === undefined || this.pagesWith(tenant, bytes) > 1) return false;
    return [...uniform].every((size) => Math.abs(size - bytes) > Math.max(200, size * 0.05));
  }

  #noteSpread({ tenant, path, bytes }: PageAnswer): void {
    const key = `${tenant}\n${bytes}`;
    let pages = this.#spread.get(key);
    if (pages === undefined) {
      if (this.#spread.size >= PAGES) {
        this.#limits.note('usual-answers');
        return;
      }
      pages = new SlidingSet(Infinity, 8);
      this.#spread.set(key, pages);
    }
    pages.add(storeOf(path), 0);
    if (pages.sizeAt(0) < UNIFORM_PAGES) return;
    const sizes = this.#uniform.get(tenant);
    if (sizes === undefined) this.#uniform.set(tenant, new Set([bytes]));
    else sizes.add(bytes);
  }
}
