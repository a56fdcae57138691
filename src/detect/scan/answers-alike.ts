import { answerOf, type TriedStretch } from './tried-stretch.ts';

/** Sizes no further apart are those of one page: a name or a number in it is longer. */
export const BESIDE_BYTES = 24;
export const BESIDE = 0.1;

/** Answers of one status and of sizes that lie side by side. */
export interface AlikeAnswers {
  readonly status: number;
  readonly low: number;
  high: number;
  n: number;
}

/** How addresses were answered: as most often (`main`), and otherwise, the most frequent first. */
export function answersAlike(stretches: readonly TriedStretch[]): {
  readonly main: AlikeAnswers | undefined;
  readonly others: readonly AlikeAnswers[];
  readonly total: number;
} {
  const counts = new Map<number, number>();
  for (const { answers } of stretches)
    for (const [key, n] of answers) counts.set(key, (counts.get(key) ?? 0) + n);
  const groups: AlikeAnswers[] = [];
  for (const [key, n] of [...counts].sort(([a], [b]) => a - b)) {
    const { status, bytes } = answerOf(key);
    const group = groups.at(-1);
    const isBeside = group?.status === status && bytes - group.high <= Math.max(BESIDE_BYTES, BESIDE * bytes);
    if (group !== undefined && isBeside) {
      group.high = bytes;
      group.n += n;
    } else groups.push({ status, low: bytes, high: bytes, n });
  }
  const total = groups.reduce((sum, { n }) => sum + n, 0);
  const [main, ...others] = groups.sort((a, b) => b.n - a.n);
  return { main, others, total };
}
