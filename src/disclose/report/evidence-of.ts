import type { EvidenceRef } from '../../model/evidence-ref.ts';

/** References as the report writes them, at most 20: the first, the last and some spread between. */
export function evidenceOf(
  evidence: readonly EvidenceRef[],
): { input: number; line: number; offset: number }[] {
  return sample(evidence, 20).map(({ input, line, offset }) => ({ input, line, offset }));
}

/** At most `most` of a list: the first, the last and some spread between. */
export function sample<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) return [...list];
  if (most <= 1) return list.slice(0, most);
  return Array.from({ length: most }, (_, n) => list[Math.round((n * (list.length - 1)) / (most - 1))] as T);
}
