import type { NoticeFigure } from '../../../../model/notice/notice-figure.ts';

/** What a person reads first: how many people, then how many things of what kind. */
const BY_WEIGHT: readonly NoticeFigure['unit'][] = ['persons', 'cards', 'accounts', 'orders', 'records'];

/**
 * A report counts the same data in several units (persons, orders, rows). A notice tells them as one: for each certainty
 * the weightiest, with the others beside it. Rows are told only where nothing else counts the same.
 *
 * @returns by the id of a figure what stands beside it; a reported figure that is no key is not told by itself
 */
export function besideFigures(
  figures: readonly NoticeFigure[],
): ReadonlyMap<string, readonly NoticeFigure[]> {
  const reported = figures
    .filter(({ from }) => from.startsWith('total:'))
    .toSorted((a, b) => weight(a) - weight(b));
  const firsts = reported.filter((one) => reported.find((other) => isSame(one, other)) === one);
  return new Map(
    firsts.map((first) => [
      first.id,
      reported.filter((one) => one !== first && isSame(one, first) && one.unit !== 'records'),
    ]),
  );
}

function isSame(a: NoticeFigure, b: NoticeFigure): boolean {
  return a.certainty === b.certainty && a.tenant === b.tenant;
}

function weight({ unit }: NoticeFigure): number {
  const at = BY_WEIGHT.indexOf(unit);
  return at < 0 ? BY_WEIGHT.length : at;
}
