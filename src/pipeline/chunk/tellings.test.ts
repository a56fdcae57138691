import { expect, it } from 'vitest';
import { Tellings } from './tellings.ts';

function toldAgain(tellings: Tellings): object[] {
  const again: object[] = [];
  tellings.tell((message) => again.push(message));
  return again;
}

it('keeps the last message about each matter', () => {
  const tellings = new Tellings();
  for (const wanted of ['/a.php', '/b.php']) tellings.add({ type: 'wanted', wanted });
  tellings.add({ type: 'input', input: 1 });
  tellings.add({ type: 'input', input: 2 });
  expect(toldAgain(tellings)).toEqual([
    { type: 'wanted', wanted: '/b.php' },
    { type: 'input', input: 1 },
    { type: 'input', input: 2 },
  ]);
});

it('keeps nothing where it cannot keep all, and says so', () => {
  const tellings = new Tellings();
  for (let input = 0; input < 1000 && !tellings.isFull; input++) tellings.add({ type: 'input', input });
  expect(tellings.isWhole).toBe(true);
  tellings.add({ type: 'input', input: 1000 });
  expect(tellings.isWhole).toBe(false);
  expect(toldAgain(tellings)).toEqual([]);
});
