import { expect, test } from 'vitest';
import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { InventEvent } from '../invent-event.ts';
import type { Observation } from '../observation.ts';
import type { RuleInfo } from '../rule-info.ts';
import type { Signal } from '../signal.ts';
import { BareLogins } from './bare-logins.ts';
import { ForgottenPasswords } from './forgotten-passwords.ts';
import { LoginFailures } from './login-failures.ts';

const SECOND = 1_000;
const FORM = { referer: 'https://shop.example/login' };

/** What is told of failures under a rule that asks for ten of them within ten minutes: how many, and whether they were forgotten. */
function told(gaps: readonly number[], more: Partial<ShopEvent>, hasLink = false) {
  const invent = new InventEvent();
  const forgotten = new ForgottenPasswords();
  const detector = new LoginFailures({ bare: new BareLogins(), forgotten }, { limits: new ReachedLimits() });
  const all: { events: number; forgotten: unknown }[] = [];
  const emit = (observation: Observation) => {
    const { run, fields } = observation;
    if (run === undefined || run.held.length > 0 || Number(fields.failures) < 10) return [];
    const rule = {} as RuleInfo;
    run.hold([rule]);
    all.push({ events: 1 + [...run.alike].length, forgotten: fields.forgotten });
    return [rule];
  };
  let at = 0;
  for (const gap of gaps) {
    at += gap * SECOND;
    const event = { ...invent.event(at, 'POST /login 200', more), action: 'customer.login' as const };
    const signal = { event: { ...event, result: 'failure' as const }, action: event.action } as Signal;
    detector.observe(signal, emit);
  }
  const visits = ['POST /forgot 302', 'GET /forgot/4kX0c2mRz81Q 200', 'POST /forgot/4kX0c2mRz81Q 302'];
  for (const says of hasLink ? visits : visits.slice(0, 1)) {
    at += 10 * SECOND;
    forgotten.noteVisit(invent.event(at, says));
  }
  forgotten.noteVisit(invent.event(at + SECOND, 'GET /mypage 200', { action: 'customer.page' }));
  detector.finish([], emit);
  return all;
}

const times = (count: number, gap: number) => Array.from({ length: count }, () => gap);

test('who fails from the form and uses the mailed link has forgotten it; who only asks for one has not', () => {
  expect(told(times(12, 15), FORM, true)).toEqual([{ events: 12, forgotten: true }]);
  expect(told(times(22, 15), FORM, true)).toEqual([{ events: 22, forgotten: true }]);
  expect(told(times(12, 15), FORM)).toEqual([{ events: 12, forgotten: false }]);
});

test('programs are told at once: without a form, faster than a person, or too often', () => {
  expect(told(times(12, 15), {}, true)[0]?.forgotten).toBeUndefined();
  expect(told(times(12, 1), FORM, true)[0]?.forgotten).toBeUndefined();
  expect(told(times(40, 5), FORM, true)).toEqual([{ events: 30, forgotten: undefined }]);
});

test('a row that is held back keeps its events when another one follows', () => {
  expect(told([...times(12, 15), 3_600, ...times(3, 15)], FORM)).toEqual([{ events: 12, forgotten: false }]);
});
