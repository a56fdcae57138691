import { expect, test } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../model/time-units.ts';
import { InventEvent } from '../invent-event.ts';
import type { Observation } from '../observation.ts';
import type { RuleInfo } from '../rule-info.ts';
import type { Signal } from '../signal.ts';
import { PatientFailures } from './patient-failures.ts';

/** Fails at given hours, under a rule that asks for fifty in a week and less than thirty in a day. */
function failAt(hours: readonly number[]): Observation[] {
  const invent = new InventEvent();
  const detector = new PatientFailures();
  const told: Observation[] = [];
  for (const hour of hours) {
    const event = { ...invent.event(hour * HOUR_MS, 'POST /login 200'), result: 'failure' as const };
    detector.observe({ event, action: 'customer.login', busy: false } as Signal, (observation) => {
      const { failures, dayFailures } = observation.fields as { failures: number; dayFailures: number };
      if (failures < 50 || dayFailures >= 30) return [];
      told.push(observation);
      return [{} as RuleInfo];
    });
  }
  return told;
}

function eventsOf(told: readonly Observation[]): number {
  return told.reduce((sum, { earlier = [] }) => sum + 1 + [...earlier].length, 0);
}

test('each of 144 failures, one every two hours, is told, and as one conduct', () => {
  const told = failAt(Array.from({ length: 144 }, (_, n) => 2 * n));
  expect(eventsOf(told)).toBe(144);
  expect(told.map(({ goesOn }) => goesOn)).toEqual([false, ...told.slice(1).map(() => true)]);
});

test('after two days of silence it is another conduct', () => {
  const first = Array.from({ length: 60 }, (_, n) => 2 * n);
  const again = (60 * 2 * HOUR_MS + 3 * DAY_MS) / HOUR_MS;
  const told = failAt([...first, ...first.map((hour) => again + hour)]);
  expect(eventsOf(told)).toBe(120);
  expect(told.filter(({ goesOn }) => goesOn === false)).toHaveLength(2);
});

test('what falls below the rule in between is told once it holds again', () => {
  const fast = Array.from({ length: 60 }, (_, n) => 2 * n);
  const slow = Array.from({ length: 8 }, (_, n) => 120 + 20 * n);
  const told = failAt([...fast, ...slow, ...fast.map((hour) => 280 + hour)]);
  expect(eventsOf(told)).toBe(128);
});
