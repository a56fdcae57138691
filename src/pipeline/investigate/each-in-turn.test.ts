import { expect, it } from 'vitest';
import { eachInTurn } from './each-in-turn.ts';

/** At which item somebody who waits for the thread is heard; Infinity when only after all of them. */
async function heardAt(items: number): Promise<number> {
  let isHeard = false;
  let first = Number.POSITIVE_INFINITY;
  const heard = new Promise<void>((resolve) => {
    setImmediate(() => {
      isHeard = true;
      resolve();
    });
  });
  await eachInTurn(Array(items).keys(), (item) => {
    if (isHeard) first = Math.min(first, item);
  });
  await heard;
  return first;
}

it('takes every item once, in order', async () => {
  const taken: number[] = [];
  await eachInTurn(Array(200_000).keys(), (item) => taken.push(item));
  expect(taken).toEqual([...Array(200_000).keys()]);
});

it('lets others have their turn among many items', async () => {
  expect(await heardAt(200_000)).toBeLessThan(100_000);
});

it('goes through few items at once', async () => {
  expect(await heardAt(60_000)).toBe(Number.POSITIVE_INFINITY);
});

it('ends with the error of what takes the items', async () => {
  const failing = eachInTurn([1], () => {
    throw new Error('refused');
  });
  await expect(failing).rejects.toThrow('refused');
});

it('does what is to be done at each turn before others have theirs', async () => {
  const done: number[] = [];
  let newest = 0;
  await eachInTurn(
    Array(50_000).keys(),
    (item) => {
      newest = item;
    },
    () => done.push(newest + 1),
  );
  expect(done).toEqual([16_384, 32_768, 49_152]);
});
