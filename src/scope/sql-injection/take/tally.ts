import { evenlySpread } from '../../../model/evenly-spread.ts';
import { EVIDENCE_LIMIT, type EvidenceRef } from '../../../model/evidence-ref.ts';
import { Span } from '../span.ts';

const KEPT = EVIDENCE_LIMIT * 2;

/** Counts requests and keeps a sample of them: the first, the last and some spread between. */
export class Tally {
  readonly #span = new Span();
  #sample: EvidenceRef[] = [];
  #stride = 1;
  #absorbed = 0;

  get from(): number {
    return this.#span.from;
  }

  get to(): number {
    return this.#span.to;
  }

  get count(): number {
    return this.#span.count;
  }

  absorb(span: Span): void {
    const before = this.#span.count;
    this.#span.absorb(span);
    if (this.#span.count === before || span.first === null) return;
    if (this.#absorbed % this.#stride === 0) this.#keep(span.first);
    this.#absorbed++;
  }

  /** The first request. */
  first(): EvidenceRef {
    return this.#span.first!;
  }

  /** At most {@link EVIDENCE_LIMIT}. */
  refs(): readonly EvidenceRef[] {
    const { first, last } = this.#span;
    const ends = [first, last].filter((ref) => ref !== null);
    const all = [...new Set([...ends.slice(0, 1), ...this.#sample, ...ends.slice(1)])];
    return evenlySpread(all, EVIDENCE_LIMIT);
  }

  #keep(ref: EvidenceRef): void {
    this.#sample.push(ref);
    if (this.#sample.length <= KEPT) return;
    this.#sample = this.#sample.filter((_, place) => place % 2 === 0);
    this.#stride *= 2;
  }
}
