import { compareEvidence, type EvidenceRef } from '../../model/evidence-ref.ts';
import type { Mark } from '../state/mark.ts';

/** How many references a finding shows: the first, the last, and a spread of 18. */
const SPREAD = 18;

/**
 * A bounded sample of events: the first, the last, and those whose hash is lowest. It depends on which events
 * were added, not on their order, so two samples can be put together.
 */
export class EvidenceSample {
  private first: Mark | null = null;
  private last: Mark | null = null;
  private readonly spread: { readonly mark: Mark; readonly rank: number }[] = [];

  add(ref: EvidenceRef, at: number): void {
    const mark = { ref, at };
    this.stretch(mark);
    this.rank(mark);
  }

  merge(other: EvidenceSample): void {
    if (other.first !== null) this.stretch(other.first);
    if (other.last !== null) this.stretch(other.last);
    for (const { mark } of other.spread) this.rank(mark);
  }

  get firstRef(): EvidenceRef | undefined {
    return this.first?.ref;
  }

  /** At most 20 different references, in order of time. */
  refs(): EvidenceRef[] {
    const marks = [this.first, this.last, ...this.spread.map((each) => each.mark)].filter((m) => m !== null);
    marks.sort(compareMarks);
    return marks
      .filter((mark, i) => i === 0 || compareEvidence(mark.ref, marks[i - 1]!.ref) !== 0)
      .map((mark) => mark.ref);
  }

  private stretch(mark: Mark): void {
    if (this.first === null || compareMarks(mark, this.first) < 0) this.first = mark;
    if (this.last === null || compareMarks(mark, this.last) > 0) this.last = mark;
  }

  private rank(mark: Mark): void {
    const rank = rankOf(mark.ref);
    const full = this.spread.length >= SPREAD;
    if (full && rank >= this.spread[this.spread.length - 1]!.rank) return;
    let i = this.spread.length;
    while (i > 0 && this.spread[i - 1]!.rank > rank) i--;
    if (this.spread[i - 1]?.rank === rank) return;
    this.spread.splice(i, 0, { mark, rank });
    if (this.spread.length > SPREAD) this.spread.pop();
  }
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
