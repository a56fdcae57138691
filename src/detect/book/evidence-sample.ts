import { compareEvidence, EVIDENCE_LIMIT, type EvidenceRef } from '../../model/evidence-ref.ts';
import type { Mark } from '../state/mark.ts';

interface Ranked {
  readonly mark: Mark;
  readonly rank: number;
}

/**
 * A bounded sample of events: the first, the last, and those whose hash is lowest. It depends on which events
 * were added, not on their order, so two samples can be put together.
 */
export class EvidenceSample {
  #first: Mark | null = null;
  #last: Mark | null = null;
  /** Made with the third event: the first and the last are all that there is before. */
  #spread: Ranked[] | null = null;

  add(ref: EvidenceRef, at: number): void {
    this.#take({ ref, at });
  }

  merge(other: EvidenceSample): void {
    if (other.#first !== null) this.#take(other.#first);
    if (other.#last !== null && other.#last !== other.#first) this.#take(other.#last);
    for (const { mark } of other.#spread ?? []) this.#take(mark);
  }

  get firstRef(): EvidenceRef | undefined {
    return this.#first?.ref;
  }

  /** All different references where there are at most 20, else 20 of them, in order of time. */
  refs(): EvidenceRef[] {
    const ends = [this.#first, this.#last].filter((mark) => mark !== null);
    const marks = ends.filter((mark, i) => i === 0 || !isSame(mark, ends[0]!));
    for (const { mark } of this.#spread ?? []) {
      if (marks.length === EVIDENCE_LIMIT) break;
      if (!ends.some((end) => isSame(end, mark))) marks.push(mark);
    }
    return marks.sort(compareMarks).map((mark) => mark.ref);
  }

  #take(mark: Mark): void {
    const first = this.#first;
    const last = this.#last;
    if (first === null || last === null) {
      this.#first = mark;
      this.#last = mark;
      return;
    }
    if (this.#spread !== null) {
      rankInto(this.#spread, mark);
    } else if (first !== last || compareMarks(mark, first) === 0) {
      this.#spread = [];
      for (const each of [first, last, mark]) rankInto(this.#spread, each);
    }
    if (compareMarks(mark, first) < 0) this.#first = mark;
    if (compareMarks(mark, last) > 0) this.#last = mark;
  }
}

function rankInto(spread: Ranked[], mark: Mark): void {
  const rank = rankOf(mark.ref);
  if (spread.length >= EVIDENCE_LIMIT && rank >= spread[spread.length - 1]!.rank) return;
  let i = spread.length;
  while (i > 0 && spread[i - 1]!.rank > rank) i--;
  if (spread[i - 1]?.rank === rank) return;
  spread.splice(i, 0, { mark, rank });
  if (spread.length > EVIDENCE_LIMIT) spread.pop();
}

function isSame(a: Mark, b: Mark): boolean {
  return compareEvidence(a.ref, b.ref) === 0;
}

/** Orders by time, then by place; events without a time come last. */
function compareMarks(a: Mark, b: Mark): number {
  const byTime = (Number.isNaN(a.at) ? Infinity : a.at) - (Number.isNaN(b.at) ? Infinity : b.at);
  return byTime === 0 || Number.isNaN(byTime) ? compareEvidence(a.ref, b.ref) : byTime;
}

/** A number that looks random and belongs to the reference alone. Two references never share one. */
function rankOf(ref: EvidenceRef): number {
  let hash = Math.imul(ref.line ^ (ref.input << 24), 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  hash ^= hash >>> 13;
  return (hash >>> 0) + ref.input / 0x10000 + (ref.line % 0x10000) / 0x100000000;
}
