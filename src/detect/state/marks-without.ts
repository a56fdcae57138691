import { compareEvidence, type EvidenceRef } from '../../model/evidence-ref.ts';
import type { Mark } from './mark.ts';

/** All marks but that of one event; can be gone through again, as the marks themselves can. */
export function marksWithout(marks: Iterable<Mark>, ref: EvidenceRef): Iterable<Mark> {
  return {
    *[Symbol.iterator]() {
      for (const mark of marks) if (compareEvidence(mark.ref, ref) !== 0) yield mark;
    },
  };
}
