import { setImmediate } from 'node:timers/promises';

/** A tenth of a second's work or so. */
const ITEMS_A_TURN = 65_536;
/** Where something is to be done at each turn. */
const ITEMS_BEFORE_ACT = 16_384;

/**
 * Goes through many items, and lets what else waits have its turn now and then: a Ctrl-C is not heard while a loop
 * runs. Few items are gone through at once.
 *
 * @param atTurn called before others have their turn
 */
export async function eachInTurn<Item>(
  items: Iterable<Item>,
  take: (item: Item) => void,
  atTurn?: () => void,
): Promise<void> {
  const turn = atTurn === undefined ? ITEMS_A_TURN : ITEMS_BEFORE_ACT;
  let taken = 0;
  for (const item of items) {
    take(item);
    taken++;
    if (taken % turn !== 0) continue;
    atTurn?.();
    await setImmediate();
  }
}
