import { expect, test } from 'vitest';
import { attackSetOf } from '../../model/attack-set.ts';
import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { HOUR_MS } from '../../model/time-units.ts';
import { InventEvent } from '../invent-event.ts';
import type { Observation } from '../observation.ts';
import type { RuleInfo } from '../rule-info.ts';
import type { Signal } from '../signal.ts';
import { SpreadAttack } from './spread-attack.ts';

const attacks = attackSetOf(['sqli']);

/** Which lines each observation counts. */
function told(events: readonly ShopEvent[]) {
  const detector = new SpreadAttack({ limits: new ReachedLimits() });
  const seen: { by: unknown; lines: number[]; event: ShopEvent }[] = [];
  const emit = ({ fields, run, event }: Observation): readonly RuleInfo[] => {
    seen.push({ by: fields.by, lines: [...run!.marks].map(({ ref }) => ref.line), event });
    return [{} as RuleInfo];
  };
  for (const event of events)
    detector.observe({ event, role: '', busy: false, hostile: true } as Signal, emit);
  detector.finish([], emit);
  return seen;
}

const from = (i: number) => `${1 + (i % 200)}.${i % 251}.7.1`;

test('a request is counted once, though it counted for the shop before its page was known to be attacked', () => {
  const invent = new InventEvent();
  const events = Array.from({ length: 400 }, (_, i) =>
    invent.event(i * 1_000, `GET /${i % 2 === 0 ? 'search' : 'list'}?q=%27 ${i % 3 === 0 ? 403 : 200}`, {
      attacks,
      address: from(i),
    }),
  );
  const seen = told(events);
  expect(seen.map(({ by }) => by)).toContain('time');
  const lines = seen.flatMap((each) => each.lines);
  expect(lines.toSorted((a, b) => a - b)).toEqual(events.map(({ source }) => source.line));
});

test('nor is one of a network that was told of with its page before', () => {
  const invent = new InventEvent();
  const hit = (at: number, address: string) =>
    invent.event(at, 'GET /search?q=%27 200', { attacks, address });
  // Two of one network are among those that attack the page; the third comes when that is long over.
  const events = [
    ...Array.from({ length: 60 }, (_, i) => hit(i * 1_000, i % 3 === 0 ? `203.0.113.${i % 2}` : from(i))),
    ...Array.from({ length: 20 }, (_, i) => hit(7 * HOUR_MS + i, `203.0.113.${i % 3}`)),
  ];
  const seen = told(events);
  expect(seen.map(({ by }) => by)).toEqual(['page', 'network']);
  const lines = seen.flatMap((each) => each.lines);
  expect(lines.toSorted((a, b) => a - b)).toEqual(events.map(({ source }) => source.line));
  for (const { event, lines } of seen) expect(lines).toContain(event.source.line);
});
