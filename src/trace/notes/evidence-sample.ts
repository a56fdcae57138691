import { evenlySpread } from '../../model/evenly-spread.ts';
import { EVIDENCE_LIMIT, type EvidenceRef } from '../../model/evidence-ref.ts';
import { compareMoments, type Moment } from '../moment.ts';

const KEPT = EVIDENCE_LIMIT * 2;

/**
 * A bounded sample of moments that come in time order: every n-th is kept, and n doubles whenever too many are
 * kept, so that the first and the last always stay and the rest lies evenly between. (Findings are made of events
 * that come in no order; their sample goes by hashes instead.)
 */
export class EvidenceSample {
  #kept: Moment[] = [];
  #last: Moment | undefined;
  #stride = 1;
  #seen = 0;

  add(at: number, source: EvidenceRef): void {
    const moment = { at, source };
    this.#last = moment;
    if (this.#seen % this.#stride === 0) this.#keep(moment);
    this.#seen += 1;
  }

  /** Takes over what another sample kept. */
  absorb(other: EvidenceSample): void {
    const all = [...this.moments(), ...other.moments()].sort(compareMoments);
    this.#last = all.at(-1);
    this.#kept = evenlySpread(all, EVIDENCE_LIMIT);
    this.#seen += other.#seen;
    this.#stride = Math.max(this.#stride, other.#stride);
  }

  /** What was kept, in order; the last one included. */
  moments(): readonly Moment[] {
    const last = this.#last;
    if (last === undefined || this.#kept.at(-1) === last) return this.#kept;
    return [...this.#kept, last];
  }

  /** At most {@link EVIDENCE_LIMIT} references. */
  references(): readonly EvidenceRef[] {
    return evenlySpread([...this.moments()].sort(compareMoments), EVIDENCE_LIMIT).map(
      (moment) => moment.source,
    );
  }

  #keep(moment: Moment): void {
    this.#kept.push(moment);
    if (this.#kept.length <= KEPT) return;
    this.#kept = this.#kept.filter((_, index) => index % 2 === 0);
    this.#stride *= 2;
  }
}
