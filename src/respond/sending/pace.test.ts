import { expect, it } from 'vitest';
import { createPace } from './pace.ts';

it('lets a message go at once, and each further one when its time has come', () => {
  const wait = createPace(60);
  expect([wait(5_000), wait(5_000), wait(5_000)]).toEqual([0, 1_000, 2_000]);
});

it('saves up nothing while nobody sends', () => {
  const wait = createPace(60);
  wait(0);
  expect([wait(90_000), wait(90_000), wait(90_400)]).toEqual([0, 1_000, 1_600]);
});

it('waits for nothing without a rate', () => {
  const wait = createPace(Number.POSITIVE_INFINITY);
  expect([wait(1), wait(1), wait(1)]).toEqual([0, 0, 0]);
});
