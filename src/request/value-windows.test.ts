import { describe, expect, it } from 'vitest';
import { valueWindows, WindowBudget } from './value-windows.ts';

const windows = (text: string) => [...valueWindows(text, new WindowBudget())];

describe('valueWindows', () => {
  it('leaves what is short whole', () => {
    expect(windows('a').map(({ text, partial }) => [text, partial])).toEqual([['a', false]]);
  });

  it('covers a long text with overlap', () => {
    const text = Array.from({ length: 20_000 }, (_, i) => String.fromCharCode(97 + (i % 26))).join('');
    const parts = windows(text);
    expect(parts.every(({ text: part }) => part.length <= 4096)).toBe(true);
    let covered = '';
    for (const { text: part } of parts) covered = covered === '' ? part : covered + part.slice(256);
    expect(covered).toBe(text);
  });

  it('looks at the same number of windows however long a text of signs is', () => {
    expect(windows('('.repeat(1 << 20))).toHaveLength(40);
    expect(windows('('.repeat(1 << 22))).toHaveLength(40);
  });

  it('goes through padding without end', () => {
    expect(windows('a'.repeat(1 << 20)).length).toBeGreaterThan(256);
  });
});
