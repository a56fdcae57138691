import type { ListWalk } from './list-walk.ts';

/** Fewer visitors show nothing: an office's staff, and who sends decoys ahead, are not so many. */
const MANY = 20;
/** A smaller part logs in on the side; of those who turn pages of their own nearly all do. */
const ENTERED = 0.25;

/**
 * Whether a list is shown to everybody: many visitors turn its pages, they come by links, and hardly any of them logged in. Who reads all of
 * it, from however many addresses, reads what was published; whoever turns pages of orders of their own has logged in.
 *
 * @param visitors who read more than one place of it, without those it is asked about
 * @param hasEntered whether an address logged in
 */
export function isPublicList(
  visitors: readonly ListWalk[],
  hasEntered: (walk: ListWalk) => boolean,
): boolean {
  if (visitors.length < MANY) return false;
  const linked = visitors.filter((walk) => 2 * walk.linked > walk.read).length;
  return 2 * linked > visitors.length && visitors.filter(hasEntered).length < ENTERED * visitors.length;
}
