import { setImmediate } from 'node:timers/promises';

/** A tenth of a second's work or so. */
const ITEMS_A_TURN = 65_536;

/**
 * Goes through many items, and lets what else waits have its turn now and then: a Ctrl-C is not heard while a loop
 * runs. Few items are gone through at once.
 */
export async function eachInTurn<Item>(items: Iterable<Item>, take: (item: Item) => void): Promise<void> {
  let taken = 0;
  for (const item of items) {
    take(item);
    taken++;
    if (taken % ITEMS_A_TURN === 0) await setImmediate();
  }
}
