import type { EvidenceRef } from '../../model/evidence-ref.ts';

/** Requests counted, with the first and the last of them: as little as can be kept for each of very many rows. */
export class Span {
  from = Number.NaN;
  to = Number.NaN;
  count = 0;
  first: EvidenceRef | null = null;
  last: EvidenceRef | null = null;

  /** A request that reads in two places counts once. */
  add(at: number, ref: EvidenceRef): void {
    if (ref === this.last) return;
    this.count++;
    this.#widen(at, at, ref, ref);
  }

  absorb(other: Span): void {
    if (other.first === null || other.last === null || (other.count === 1 && other.last === this.last))
      return;
    this.count += other.count;
    this.#widen(other.from, other.to, other.first, other.last);
  }

  #widen(from: number, to: number, first: EvidenceRef, last: EvidenceRef): void {
    if (this.first === null || from < this.from) this.first = first;
    if (this.last === null || !(to < this.to)) this.last = last;
    if (!(this.from <= from)) this.from = from;
    if (!(this.to >= to)) this.to = to;
  }
}
