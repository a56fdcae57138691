import { describe, expect, test } from 'vitest';
import type { ShopEvent } from '../../model/shop-event.ts';
import { InventEvent } from '../invent-event.ts';
import { LoginAnswers } from './login-answers.ts';

const invent = new InventEvent();
const START = Date.parse('2026-10-05T09:00:00+09:00');
const AGENT = 'Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0';

type Answer = readonly [status: number, bytes: number];

/** A login of a visitor, and what came next: a page behind it, the next try, the form, or nothing. */
interface Visit {
  readonly answer: Answer;
  readonly next: 'page' | 'again' | 'form' | 'nothing';
}

function post(at: number, visitor: number, [status, bytes]: Answer, more: Partial<ShopEvent> = {}) {
  const address = `203.0.113.${visitor}`;
  const line = `POST /login ${status}`;
  return invent.event(at, line, { address, bytes, userAgent: AGENT, action: 'customer.login', ...more });
}

function get(at: number, visitor: number, path: string) {
  const address = `203.0.113.${visitor}`;
  return invent.event(at, `GET ${path} 200`, { address, userAgent: AGENT, action: 'customer.page' });
}

/** Every visitor comes once. */
function learned(visits: readonly Visit[], isAssumed = false): LoginAnswers {
  const answers = new LoginAnswers(() => isAssumed);
  visits.forEach(({ answer, next }, visitor) => {
    const at = START + visitor * 60_000;
    answers.note(post(at, visitor, answer));
    if (next === 'page') answers.note(get(at + 1_000, visitor, '/mypage'));
    if (next === 'form') answers.note(get(at + 1_000, visitor, '/login'));
    if (next === 'again') answers.note(post(at + 20_000, visitor, answer));
  });
  return answers;
}

const times = (n: number, visit: Visit): Visit[] => Array.from({ length: n }, () => visit);
const resultOf = (answers: LoginAnswers, answer: Answer, more: Partial<ShopEvent> = {}) =>
  answers.read(post(START, 250, answer, more)).result;

const FORM: Answer = [200, 5_000];
const ON: Answer = [302, 0];

describe('what a login answers to right passwords is learned from all visitors', () => {
  test.each<[string, Answer, Answer]>([
    ['another status', ON, FORM],
    ['another size', [200, 812], [200, 5_000]],
    ['a redirect of nearly the same size', [302, 402], [302, 398]],
    ['a smaller page to the wrong one', [200, 9_000], [200, 61]],
  ])('%s', (_, right, wrong) => {
    const answers = learned([
      ...times(20, { answer: right, next: 'page' }),
      ...times(6, { answer: wrong, next: 'again' }),
      ...times(2, { answer: wrong, next: 'nothing' }),
    ]);
    expect(resultOf(answers, right)).toBe('success');
    expect(resultOf(answers, wrong)).toBe('failure');
    expect(answers.reasonOf(post(START, 9, wrong))).toMatchObject({
      code: 'loginAnswerShown',
      params: { shown: 20, tries: 20 },
    });
  });

  test('an answer that nobody of them got tells nothing', () => {
    const answers = learned([
      ...times(20, { answer: [200, 812], next: 'page' }),
      ...times(6, { answer: FORM, next: 'again' }),
    ]);
    expect(resultOf(answers, [200, 2_400])).toBe('');
    expect(resultOf(answers, [303, 812])).toBe('');
  });

  test('where pages behind the login are not known, that hardly anybody tries again', () => {
    const answers = learned([
      ...times(40, { answer: ON, next: 'nothing' }),
      ...times(10, { answer: FORM, next: 'again' }),
    ]);
    expect(resultOf(answers, ON)).toBe('success');
    expect(answers.reasonOf(post(START, 9, ON))).toMatchObject({ code: 'loginAnswerStayed' });
  });

  test('a size that nobody tried again after is no success where pages behind the login are not known', () => {
    const unknownAccount: Answer = [200, 5_300];
    const answers = learned([
      ...times(10, { answer: [200, 812], next: 'nothing' }),
      ...times(10, { answer: FORM, next: 'again' }),
      ...times(200, { answer: unknownAccount, next: 'nothing' }),
      { answer: unknownAccount, next: 'again' },
    ]);
    expect(resultOf(answers, FORM)).toBe('failure');
    expect(resultOf(answers, unknownAccount)).toBe('');
    expect(answers.reasonOf(post(START, 9, unknownAccount))).toBeNull();
  });

  test('what a program that goes through a list was answered says nothing', () => {
    const answers = learned([
      ...times(20, { answer: ON, next: 'page' }),
      ...times(6, { answer: FORM, next: 'again' }),
    ]);
    for (let n = 0; n < 500; n++) {
      answers.note(post(START + 40 * 60_000 + n * 1_000, 251, n % 2 === 0 ? ON : FORM));
    }
    expect(resultOf(answers, ON)).toBe('success');
  });
});

describe('nothing is told', () => {
  test.each<[string, readonly Visit[]]>([
    [
      'where right and wrong get the same',
      [...times(30, { answer: ON, next: 'page' }), ...times(6, { answer: ON, next: 'form' })],
    ],
    [
      'where right and wrong get the same, and a third answer is a mistake in the form',
      [
        ...times(60, { answer: ON, next: 'page' }),
        ...times(12, { answer: ON, next: 'form' }),
        ...times(8, { answer: FORM, next: 'again' }),
      ],
    ],
    ['where nobody failed', times(40, { answer: ON, next: 'page' })],
    ['where nobody got in', times(40, { answer: FORM, next: 'again' })],
    ['of a few', [...times(2, { answer: ON, next: 'page' }), ...times(2, { answer: FORM, next: 'again' })]],
    [
      'where sizes do not tell them apart',
      Array.from({ length: 60 }, (_, n) => ({
        answer: [200, 4_000 + ((n * 37) % 60) * 30] as Answer,
        next: n % 3 === 0 ? ('again' as const) : ('page' as const),
      })),
    ],
  ])('%s', (_, visits) => {
    const answers = learned(visits);
    for (const answer of [ON, FORM, [200, 4_500] as Answer]) expect(resultOf(answers, answer)).toBe('');
    expect(answers.reasonOf(post(START, 9, ON))).toBeNull();
  });
});

describe('what the line itself says stands', () => {
  const visits = [
    ...times(20, { answer: [200, 450] as Answer, next: 'page' as const }),
    ...times(6, { answer: [200, 61] as Answer, next: 'again' as const }),
  ];

  test('a result that a profile tells is kept', () => {
    expect(resultOf(learned(visits), [200, 61], { result: 'success' })).toBe('success');
    expect(resultOf(learned(visits), [200, 450], { result: 'failure' })).toBe('failure');
  });

  test('one that is only assumed gives way to what was seen', () => {
    expect(resultOf(learned(visits, true), [200, 61], { result: 'success' })).toBe('failure');
    expect(resultOf(learned(visits, true), [200, 450], { result: 'success' })).toBe('success');
  });

  test('refusals are left alone', () => {
    expect(resultOf(learned(visits), [429, 450])).toBe('');
  });
});
