import type { EvidenceRef } from '../../model/evidence-ref.ts';

const LINES_A_PAGE = 4_096;
const BITS = 32;
/** More pages than an input can have. */
const PAGES = 2 ** 32;

/** Lines of the evidence: a bit each, in pages of half a kilobyte. */
export class LineSet {
  readonly #pages = new Map<number, Uint32Array>();

  add({ input, line }: EvidenceRef): void {
    const key = keyOf(input, line);
    let page = this.#pages.get(key);
    if (page === undefined) {
      page = new Uint32Array(LINES_A_PAGE / BITS);
      this.#pages.set(key, page);
    }
    const place = line % LINES_A_PAGE;
    page[Math.floor(place / BITS)]! |= 1 << place;
  }

  has({ input, line }: EvidenceRef): boolean {
    const page = this.#pages.get(keyOf(input, line));
    const place = line % LINES_A_PAGE;
    return page !== undefined && (page[Math.floor(place / BITS)]! & (1 << place)) !== 0;
  }
}

function keyOf(input: number, line: number): number {
  return input * PAGES + Math.floor(line / LINES_A_PAGE);
}
