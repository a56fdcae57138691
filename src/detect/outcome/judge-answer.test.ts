import { describe, expect, test } from 'vitest';
import type { PageSizes } from '../../model/page-sizes.ts';
import type { PageAnswer } from '../book/page-answer.ts';
import { pageKey } from '../page-key.ts';
import { AnswerTally } from './answer-tally.ts';
import { isUsualReply, judgeAnswer } from './judge-answer.ts';
import { SoftAnswers } from './soft-answers.ts';

type Sizes = [bytes: number, count: number][];

/** Judges the answer of `bytes` on a page with usual sizes, among what hostile requests got there. */
function judged(
  bytes: number,
  usual: Sizes,
  hostile: Sizes,
  more: {
    path?: string;
    question?: PageAnswer['question'];
    truncated?: boolean;
    spread?: number;
    alsoOn?: string[];
    missing?: number;
    uniform?: number;
  } = {},
): string {
  const { path = '/item', question = 'sql', truncated = false, spread = 0 } = more;
  const tally = new AnswerTally();
  for (const [size, n] of hostile) {
    for (let i = 0; i < n; i++) tally.note({ tenant: 'a', path, bytes: size, question });
  }
  for (const other of more.alsoOn ?? []) tally.note({ tenant: 'a', path: other, bytes, question });
  for (let i = 0; i < 8 && more.uniform !== undefined; i++)
    tally.note({ tenant: 'a', path: `/copy${i}.sql`, bytes: more.uniform, question: 'secret' });
  for (let i = 0; i < (more.missing ?? 0); i++) tally.noteMissing('a');
  const answered = usual.reduce((sum, [, n]) => sum + n, 0);
  const page: PageSizes = {
    tenant: 'a',
    path,
    answered,
    sizes: usual,
    most: Math.max(0, ...usual.map(([size]) => size)),
    truncated,
    spread,
  };
  const start: PageSizes = {
    tenant: 'a',
    path: '/',
    answered: 50,
    sizes: [[7_777, 50]],
    most: 7_777,
    truncated: false,
    spread: 0,
  };
  const pages = new Map([
    [pageKey('a', path), page],
    [pageKey('a', '/'), start],
  ]);
  const { outcome, reason } = judgeAnswer({ tenant: 'a', path, bytes, question }, pages, {
    tally,
    soft: new SoftAnswers(),
  });
  return `${outcome} ${reason?.code ?? ''}`.trim();
}

describe('an answer to an injection, by what the page answers to everybody', () => {
  test.each<[string, number, Sizes, Sizes, Parameters<typeof judged>[3], string]>([
    ['as large as usual', 5_000, [[5_000, 40]], [[5_000, 1]], {}, 'unknown usualSize'],
    ['much larger, once', 48_000, [[5_000, 40]], [[48_000, 1]], {}, 'succeeded unusualSize'],
    [
      'several larger sizes',
      9_000,
      [[5_000, 40]],
      [
        [9_000, 1],
        [12_000, 1],
      ],
      {},
      'succeeded unusualSizes',
    ],
    [
      'files outside, smaller than the page',
      1_872,
      [[88_211, 40]],
      [
        [0, 3],
        [1_872, 1],
        [1_422, 1],
      ],
      { question: 'file' },
      'succeeded unusualSizes',
    ],
    [
      'a file outside that is not there',
      0,
      [[88_211, 40]],
      [
        [0, 3],
        [1_872, 1],
        [1_422, 1],
      ],
      { question: 'file' },
      'unknown',
    ],
    [
      'one answer only beside the one for what is not there',
      5_100,
      [[88_211, 40]],
      [
        [0, 3],
        [5_100, 4],
      ],
      { question: 'file' },
      'unknown',
    ],
    [
      'an error page that repeats what was asked for',
      5_130,
      [[88_211, 40]],
      [
        [5_100, 3],
        [5_130, 1],
        [5_190, 1],
      ],
      { question: 'file' },
      'unknown',
    ],
    [
      'one size for all of them: an error page or no compression',
      18_000,
      [[5_000, 40]],
      [[18_000, 9]],
      {},
      'unknown',
    ],
    ['smaller: an error page', 700, [[5_000, 40]], [[700, 1]], {}, 'unknown'],
    [
      'switched between usual and another size',
      700,
      [[5_000, 40]],
      [
        [700, 8],
        [5_000, 9],
      ],
      {},
      'succeeded unusualSize',
    ],
    [
      'switched, but no SQL',
      700,
      [[5_000, 40]],
      [
        [700, 8],
        [5_000, 9],
      ],
      { question: 'injection' },
      'unknown',
    ],
    ['too few usual answers', 48_000, [[5_000, 9]], [[48_000, 1]], {}, 'unknown'],
    [
      'a page that never answers alike',
      48_000,
      Array.from({ length: 30 }, (_, i) => [5_000 + i, 1]),
      [[48_000, 1]],
      {},
      'unknown',
    ],
    [
      'a page of many sizes: once far beyond the largest and once more',
      48_000,
      Array.from({ length: 30 }, (_, i) => [5_000 + i, 1]),
      [
        [48_000, 1],
        [49_000, 1],
      ],
      { truncated: true },
      'succeeded beyondLargest',
    ],
    [
      'a page of many sizes: less than twice the largest',
      9_000,
      Array.from({ length: 30 }, (_, i) => [5_000 + i, 1]),
      [
        [9_000, 1],
        [9_500, 1],
      ],
      {},
      'unknown',
    ],
    [
      'a page of many sizes: files far beyond the largest',
      1_932_000,
      Array.from({ length: 64 }, (_, i) => [5_000 + i * 400, 3]),
      [
        [1_932_000, 40],
        [2_308_000, 2],
      ],
      { truncated: true, question: 'file' },
      'succeeded beyondLargest',
    ],
    [
      'a page of many sizes: one size far beyond the largest, whatever file was asked for',
      1_932_000,
      Array.from({ length: 64 }, (_, i) => [5_000 + i * 400, 3]),
      [
        [1_932_000, 40],
        [1_932_040, 2],
      ],
      { truncated: true, question: 'file' },
      'unknown',
    ],
    [
      'a size between those that the page varies by',
      5_030,
      [
        [5_010, 20],
        [5_050, 20],
      ],
      [
        [5_030, 3],
        [5_010, 4],
      ],
      { spread: 40 },
      'unknown usualSize',
    ],
    [
      'a size outside of what the page varies by',
      5_200,
      [
        [5_010, 20],
        [5_050, 20],
      ],
      [
        [5_200, 3],
        [5_010, 4],
      ],
      { spread: 40 },
      'succeeded unusualSize',
    ],
    [
      'a page with more sizes than were kept',
      48_000,
      [[5_000, 400]],
      [[48_000, 1]],
      { truncated: true },
      'unknown',
    ],
    [
      'a file, which no program makes',
      48_000,
      [[5_000, 40]],
      [[48_000, 1]],
      { path: '/about.html' },
      'unknown',
    ],
    [
      'the same size on many pages: a block page',
      48_000,
      [[5_000, 40]],
      [[48_000, 1]],
      { alsoOn: ['/b', '/c', '/d'] },
      'unknown',
    ],
    ['a little larger: a word that was echoed', 5_060, [[5_000, 40]], [[5_060, 1]], {}, 'unknown'],
  ])('%s', (_, bytes, usual, hostile, more, expected) => {
    expect(judged(bytes, usual, hostile, more)).toBe(expected);
  });
});

test.each<[string, number, Sizes, boolean | null]>([
  ['that of every reply', 5_000, [[5_000, 40]], true],
  ['another', 5_001, [[5_000, 40]], false],
  ['not known where a page gave too few replies', 5_000, [[5_000, 5]], null],
])('a usual size is %s', (_, bytes, sizes, usual) => {
  const answered = sizes.reduce((sum, [, n]) => sum + n, 0);
  const page: PageSizes = {
    tenant: 'a',
    path: '/item',
    answered,
    sizes,
    most: 5_000,
    truncated: false,
    spread: 0,
  };
  const pages = new Map([[pageKey('a', '/item'), page]]);
  expect(isUsualReply(pages, { tenant: 'a', path: '/item', bytes })).toBe(usual);
  expect(isUsualReply(pages, { tenant: 'a', path: '/other', bytes })).toBe(null);
});

test('of a page that answers in many sizes only a reply larger than any is unlike all', () => {
  const sizes = Array.from({ length: 30 }, (_, i): [number, number] => [4_000 + 10 * i, 1]);
  const page: PageSizes = {
    tenant: 'a',
    path: '/item',
    answered: 30,
    sizes,
    most: 4_290,
    truncated: false,
    spread: 0,
  };
  const pages = new Map([[pageKey('a', '/item'), page]]);
  const usual = (bytes: number) => isUsualReply(pages, { tenant: 'a', path: '/item', bytes });
  expect([usual(4_000), usual(4_005), usual(9_000)]).toEqual([null, null, false]);
});

test('of a page that answers in many sizes a reply nearly as large as many is like them', () => {
  const sizes = Array.from({ length: 60 }, (_, i): [number, number] => [i < 30 ? 8_000 + i : 900 * i, 4]);
  const page: PageSizes = {
    tenant: 'a',
    path: '/item',
    answered: 240,
    sizes,
    most: 53_100,
    truncated: true,
    spread: 0,
  };
  const pages = new Map([[pageKey('a', '/item'), page]]);
  const usual = (bytes: number) => isUsualReply(pages, { tenant: 'a', path: '/item', bytes });
  expect([usual(8_010), usual(8_035), usual(8_200), usual(27_900)]).toEqual([true, true, null, null]);
});

describe('an answer to a request for secrets', () => {
  const secret = { path: '/.env', question: 'secret' } as const;
  test.each<[string, number, Parameters<typeof judged>[3], string]>([
    ['content, where missing pages are refused', 412, { ...secret, missing: 20 }, 'succeeded secretAnswered'],
    ['content, where nobody knows how missing pages are answered', 412, secret, 'unknown'],
    ['as large as the start page', 7_777, { ...secret, missing: 20 }, 'unknown softNotFound'],
    [
      'as large as other missing pages',
      412,
      { ...secret, missing: 20, alsoOn: ['/a.sql', '/b.zip'] },
      'unknown softNotFound',
    ],
    [
      'content, where missing pages are answered alike',
      412,
      { ...secret, uniform: 6_120 },
      'succeeded secretStandsOut',
    ],
    ['hardly another size than missing pages get', 6_200, { ...secret, uniform: 6_120 }, 'unknown'],
    ['nothing', 0, { ...secret, missing: 20 }, 'unknown'],
  ])('%s', (_, bytes, more, expected) => {
    expect(judged(bytes, [], [[bytes, 1]], more)).toBe(expected);
  });
});
