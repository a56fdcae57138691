import type { EvidenceRef } from '../../model/evidence-ref.ts';

const KEPT = 40;
const SHOWN = 20;

/** Counts requests and keeps a sample of them: the first, the last and some spread between. They come in order of time. */
export class Tally {
  from = Number.NaN;
  to = Number.NaN;
  count = 0;
  #sample: EvidenceRef[] = [];
  #last: EvidenceRef | null = null;
  #stride = 1;

  add(at: number, ref: EvidenceRef): void {
    if (ref === this.#last) return;
    this.#widen(at, at);
    if (this.count % this.#stride === 0) this.#keep(ref);
    this.count++;
    this.#last = ref;
  }

  /** Takes over what another one counted. A request that reads in two places counts once. */
  absorb(other: Tally): void {
    if (other.count === 1 && other.#last !== null && other.#last === this.#last) return;
    if (other.to >= this.to || this.#last === null) this.#last = other.#last;
    this.#widen(other.from, other.to);
    this.count += other.count;
    for (const ref of other.refs()) this.#keep(ref);
  }

  /** The first request. */
  first(): EvidenceRef {
    return this.#sample[0]!;
  }

  /** At most twenty. */
  refs(): readonly EvidenceRef[] {
    const all =
      this.#last === null || this.#sample.at(-1) === this.#last
        ? this.#sample
        : [...this.#sample, this.#last];
    if (all.length <= SHOWN) return all;
    return Array.from({ length: SHOWN }, (_, n) => all[Math.round((n * (all.length - 1)) / (SHOWN - 1))]!);
  }

  #widen(from: number, to: number): void {
    if (!(this.from <= from)) this.from = from;
    if (!(this.to >= to)) this.to = to;
  }

  #keep(ref: EvidenceRef): void {
    this.#sample.push(ref);
    if (this.#sample.length <= KEPT) return;
    this.#sample = this.#sample.filter((_, place) => place % 2 === 0);
    this.#stride *= 2;
  }
}
