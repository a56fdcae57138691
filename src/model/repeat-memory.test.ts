import { describe, expect, it } from 'vitest';
import { RepeatMemory } from './repeat-memory.ts';

/** Asks as all who use it do; tells whether it was known. */
function ask(memory: RepeatMemory<number>, text: string): boolean {
  const known = memory.get(text) !== undefined;
  if (!known) memory.set(text, text.length);
  return known;
}

function askForNew(memory: RepeatMemory<number>, questions: number): void {
  for (let n = 0; n < questions; n++) ask(memory, `new ${n}`);
}

describe('what repeats', () => {
  it('is remembered', () => {
    const memory = new RepeatMemory<number>(8);
    memory.set('cart', 4);
    expect(memory.get('cart')).toBe(4);
    expect(memory.get('cards')).toBeUndefined();
  });

  it('is forgotten when there is more of it than may be kept', () => {
    const memory = new RepeatMemory<number>(2);
    for (const text of ['a', 'b', 'c']) memory.set(text, 1);
    expect(['a', 'b', 'c'].filter((text) => memory.get(text) !== undefined)).toEqual(['c']);
  });

  it('stays remembered among much that is new', () => {
    const memory = new RepeatMemory<number>(100_000);
    ask(memory, 'cart');
    let known = 0;
    for (let n = 0; n < 20_000; n++) {
      ask(memory, `new ${n}`);
      if (n % 10 === 0 && ask(memory, 'cart')) known++;
    }
    expect(known).toBe(2000);
  });
});

describe('where nothing repeats', () => {
  it('keeps nothing for a while, and looks again later', () => {
    const memory = new RepeatMemory<number>(100_000);
    ask(memory, 'cart');
    askForNew(memory, 1024);
    expect(ask(memory, 'cart')).toBe(false);
    expect(ask(memory, 'cart')).toBe(false);
    let questions = 2;
    while (!ask(memory, 'cart')) questions++;
    expect(questions).toBeLessThan(20_000);
    expect(ask(memory, 'cart')).toBe(true);
  });
});
