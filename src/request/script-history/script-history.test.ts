import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ScriptHistory } from './script-history.ts';
import type { ScriptLook } from './script-look.ts';

const PAGE = 'https://b.shop.example/cart/payment';
const A = 'https://b.shop.example/js/pay.js';
const B = 'https://cdn.example/form.js';

let line = 0;

/** `a1+ b1` at hour 3: script a in version 1, approved, and b in version 1, of which nothing is said. */
function look(hour: number, served: string, more: Partial<ScriptLook> = {}): ScriptLook[] {
  return served.split(' ').map((word): ScriptLook => {
    line += 1;
    return {
      tenant: 'b',
      page: PAGE,
      at: hour * 3_600_000,
      url: word.startsWith('a') ? A : word.startsWith('b') ? B : `https://evil.example/${word[0]}.js`,
      sha256: word[1] === '?' ? '' : `hash${word[1]}`,
      approval: word.endsWith('+') ? 'success' : word.endsWith('-') ? 'failure' : '',
      evidence: { input: 0, line, offset: line },
      ...more,
    };
  });
}

function read(...looks: readonly ScriptLook[][]) {
  const history = new ScriptHistory();
  for (const each of looks.flat()) history.add(each);
  return history.read();
}

/** Windows as hours, `-` for an open end. */
function hours(...looks: readonly ScriptLook[][]): string[] {
  const hour = (at: number) => (Number.isNaN(at) ? '-' : String(at / 3_600_000));
  return read(...looks).windows.map(({ from, to }) => `${hour(from)}..${hour(to)}`);
}

describe('the windows of a page', () => {
  it.each<[string, string[], ScriptLook[][]]>([
    ['nothing but good looks', [], [look(0, 'a1+ b1+'), look(1, 'a1+ b1+')]],
    [
      'a bad look between good ones',
      ['1..3'],
      [look(0, 'a1+'), look(1, 'a1+'), look(2, 'a2'), look(3, 'a1+')],
    ],
    [
      'several bad looks',
      ['0..4'],
      [look(0, 'a1+'), look(1, 'a2'), look(2, 'a3'), look(3, 'a2'), look(4, 'a1+')],
    ],
    ['bad from the start', ['-..1'], [look(0, 'a2'), look(1, 'a1+')]],
    ['bad to the end', ['0..-'], [look(0, 'a1+'), look(1, 'a2')]],
    ['never good while others are approved', ['-..-'], [look(0, 'a1+ x1'), look(1, 'a1+ x1')]],
    [
      'a new script besides good ones',
      ['0..2'],
      [look(0, 'a1+ b1+'), look(1, 'a1+ b1+ x1'), look(2, 'a1+ b1+')],
    ],
    ['another good version', ['1..3'], [look(0, 'a1+'), look(1, 'a1+'), look(2, 'a2'), look(3, 'a3+')]],
    [
      'two windows',
      ['0..2', '3..5'],
      [look(0, 'a1+'), look(1, 'a2'), look(2, 'a1+'), look(3, 'a1+'), look(4, 'x1'), look(5, 'a1+')],
    ],
    ['approved by another line', [], [look(0, 'a1'), look(1, 'a1+'), look(2, 'a1')]],
    ['refused by its own line all the same', ['0..2'], [look(0, 'a1+'), look(1, 'a1-'), look(2, 'a1+')]],
    [
      'one of two scripts',
      ['1..3'],
      [look(0, 'a1+ b1+'), look(1, 'a1+ b1+'), look(2, 'a1+ b2'), look(3, 'a1+ b1+')],
    ],
    [
      'a script that could not be read closes nothing',
      ['0..3'],
      [look(0, 'a1+'), look(1, 'a2'), look(2, 'a?'), look(3, 'a1+')],
    ],
    ['nor opens anything', [], [look(0, 'a1+'), look(1, 'a?'), look(2, 'a1+')]],
    ['only what is bad is named', ['0..2'], [look(0, 'a1'), look(1, 'a2-'), look(2, 'a1')]],
    ['nothing is said of any version', [], [look(0, 'a1'), look(1, 'a2'), look(2, 'a1')]],
    ['the good script is gone', [], [look(0, 'a1+ b1+'), look(1, 'a1+')]],
  ])('%s', (_name, expected, looks) => {
    expect(hours(...looks)).toEqual(expected);
  });

  it('are told apart by page and by tenant', () => {
    const other = { page: 'https://b.shop.example/sp/payment' };
    const { windows } = read(
      look(0, 'a1+'),
      look(0, 'a1+', other),
      look(0, 'a1+', { tenant: 'c' }),
      look(1, 'a1+'),
      look(1, 'a2', other),
      look(1, 'a1', { tenant: 'c' }),
      look(2, 'a1+'),
      look(2, 'a1+', other),
    );
    expect(windows.map(({ tenant, page }) => [tenant, page])).toEqual([['b', other.page]]);
  });

  it('an approval in one shop says nothing of another', () => {
    const { windows } = read(look(0, 'a1+'), look(0, 'b1+', { tenant: 'c' }), look(1, 'a1', { tenant: 'c' }));
    expect(windows.map(({ tenant }) => tenant)).toEqual(['c']);
  });

  it('keep what changed, the lines that show it and the looks at the ends', () => {
    const looks = [look(0, 'a1+ b1+'), look(1, 'a2 b1+ x1'), look(2, 'a2 b1+ x1'), look(3, 'a1+ b1+')];
    const [window] = read(...looks).windows;
    expect(window?.scripts).toEqual([
      { url: A, sha256: 'hash2', isNew: false },
      { url: 'https://evil.example/x.js', sha256: 'hash1', isNew: true },
    ]);
    expect(window?.lines.map(({ evidence }) => evidence)).toEqual(
      [looks[1]![0], looks[1]![2], looks[2]![0], looks[2]![2]].map((each) => each!.evidence),
    );
    expect(window?.ends).toEqual([looks[0]![0]!.evidence, looks[3]![0]!.evidence]);
    expect([window?.firstBadAt, window?.lastBadAt]).toEqual([3_600_000, 7_200_000]);
  });

  it('pay no heed to a page’s query', () => {
    expect(
      hours(look(0, 'a1+'), look(1, 'a2', { page: `${PAGE}?t=1` }), look(2, 'a1+', { page: `${PAGE}#x` })),
    ).toEqual(['0..2']);
  });
});

describe('a page of which nothing is said to be good', () => {
  it('has no window, but its changes are told', () => {
    const { pages } = read(look(0, 'a1'), look(1, 'a1'), look(2, 'a2'), look(3, 'a1'));
    expect(pages.map(({ isJudged, changes }) => [isJudged, changes.map(({ at }) => at / 3_600_000)])).toEqual(
      [[false, [2, 3]]],
    );
  });
});

describe('any history', () => {
  const served = fc.constantFrom('a1+', 'a2', 'a1+ b1+', 'a1+ x1', 'a3-', 'a?');
  it('gives windows that do not overlap, hold every bad look and no good one within', () => {
    fc.assert(
      fc.property(fc.array(served, { maxLength: 30 }), (words) => {
        const { windows, pages } = read(...words.map((word, hour) => look(hour, word)));
        const judged = pages[0]?.isJudged ?? false;
        words.forEach((word, hour) => {
          const at = hour * 3_600_000;
          const within = windows.filter(({ from, to }) => !(at <= from) && !(at >= to));
          const isBad = judged && /a2|x1|-/.test(word);
          const isGood = judged && !isBad && !word.includes('?');
          if (isBad && words.some((each) => each.endsWith('+'))) expect(within).toHaveLength(1);
          if (isGood && words.some((each) => each.endsWith('+'))) expect(within).toHaveLength(0);
        });
      }),
    );
  });
});
