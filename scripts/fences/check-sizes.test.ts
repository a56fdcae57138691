import { describe, expect, it } from 'vitest';
import { CEILINGS, checkSizes, countCodeLines } from './check-sizes.ts';

const lines = (count: number) => 'x();\n'.repeat(count);

describe('countCodeLines', () => {
  it.each([
    ['', 0],
    ['a();\n\nb();\n', 2],
    ['// why\na();', 1],
    ['/** one line */\na();', 1],
    ['/**\n * several\n *\n * lines\n */\na();\nb();', 2],
    ['a(); // behind code\nb(/* inside */);', 2],
  ])('of %j is %d', (text, count) => {
    expect(countCodeLines(text)).toBe(count);
  });
});

describe('checkSizes', () => {
  it('accepts files within the ceilings', () => {
    expect(checkSizes([{ path: 'src/a.ts', text: lines(CEILINGS.median) }])).toEqual([]);
  });

  it('refuses a single file over the maximum, naming it', () => {
    const small = Array.from({ length: 20 }, (_, n) => ({ path: `src/${n}.ts`, text: lines(10) }));
    const problems = checkSizes([...small, { path: 'src/huge.ts', text: lines(CEILINGS.max + 1) }]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('src/huge.ts: 501');
  });

  it('refuses when the median grows', () => {
    const files = Array.from({ length: 9 }, (_, n) => ({ path: `src/${n}.ts`, text: lines(80) }));
    expect(checkSizes(files)).toEqual([expect.stringContaining('median')]);
  });

  it('refuses when one file in ten is long', () => {
    const files = Array.from({ length: 10 }, (_, n) => ({
      path: `src/${n}.ts`,
      text: lines(n < 8 ? 10 : 350),
    }));
    expect(checkSizes(files)).toEqual([expect.stringContaining('one file in ten')]);
  });

  it('spares tables, texts and tests', () => {
    const files = ['src/request/words.data.ts', 'src/text/finding.ts', 'src/x.test.ts'];
    expect(checkSizes(files.map((path) => ({ path, text: lines(900) })))).toEqual([]);
  });
});
