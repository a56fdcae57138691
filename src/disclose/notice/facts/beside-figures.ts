import type { NoticeFigure } from '../../../model/notice/notice-figure.ts';

/** What a person reads first: how many people, then how many things of what kind. */
const BY_WEIGHT: readonly NoticeFigure['unit'][] = ['persons', 'cards', 'accounts', 'orders', 'records'];

/**
 * A report counts the same data in several units (persons, orders, rows). A notice tells them as one: for each certainty
 * the weightiest, with the others beside it. Rows are left out where anything else counts the same.
 *
 * @returns what stands beside a figure, by its id; what is told nowhere by itself is in one of the lists
 */
export function besideFigures(figures: readonly NoticeFigure[]): ReadonlyMap<string, readonly NoticeFigure[]> {
  const reported = figures.filter(({ from }) => from.startsWith('total:'));
  const beside = new Map<string, NoticeFigure[]>();
  for (const [, same] of Map.groupBy(reported, ({ certainty, tenant }) => `${tenant} ${certainty}`)) {
    const [first, ...others] = same.toSorted((a, b) => weight(a) - weight(b));
    beside.set(first!.id, others);
  }
  return beside;
}

function weight({ unit }: NoticeFigure): number {
  const at = BY_WEIGHT.indexOf(unit);
  return at < 0 ? BY_WEIGHT.length : at;
}
