import { expect, test } from 'vitest';
import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { InventEvent } from '../invent-event.ts';
import type { Observation } from '../observation.ts';
import type { Signal } from '../signal.ts';
import { SentForms } from './sent-forms.ts';

const invent = new InventEvent();
const BEGIN = Date.parse('2026-10-05T00:00:00Z');
const QUIET = {
  role: '',
  busy: false,
  hostile: false,
  aimed: false,
  script: false,
  contentScript: false,
} as const;

function send(path: string, n: number, address: string, more: Partial<ShopEvent> = {}): ShopEvent[] {
  return Array.from({ length: n }, (_, i) =>
    invent.event(BEGIN + i * 1_000, `POST ${path} ${more.status ?? 200}`, { address, ...more }),
  );
}

const people = (path: string, n: number, more: Partial<ShopEvent> = {}) =>
  Array.from({ length: n }, (_, i) => send(path, 1 + (i % 3), `198.51.100.${i}`, more)).flat();

function told(events: readonly ShopEvent[], visits: readonly ShopEvent[] = []) {
  const forms = new SentForms({ limits: new ReachedLimits() });
  for (const event of events) {
    const signal: Signal = {
      ...QUIET,
      event,
      action: event.action,
      storefront: '',
      codeEntry: false,
      sessionEdge: '',
    };
    forms.observe(signal);
  }
  const asked = [...forms.asksFor()];
  for (const visit of visits) forms.noteVisit(visit);
  const observations: Observation[] = [];
  forms.finish([], (one) => {
    observations.push(one);
    return [];
  });
  return { asked, fields: observations.map(({ fields }) => fields) };
}

test('who sends a form a hundred times is told with how others use it', () => {
  const events = [
    ...people('/entrance', 30, { status: 302, bytes: 0 }),
    ...send('/entrance', 120, '192.0.2.9', { bytes: 5_000 }),
  ];
  const visits = [invent.event(BEGIN, 'GET /entrance 200'), invent.event(BEGIN, 'GET /top 200')];
  const { asked, fields } = told(
    events,
    visits.map((visit) => ({ ...visit, address: '192.0.2.9' })),
  );
  expect(asked).toEqual(['192.0.2.9']);
  expect(fields).toEqual([
    expect.objectContaining({
      by: 'form',
      tries: 120,
      others: 30,
      often: 0,
      alike: 100,
      asOthers: 3,
      visits: 1,
    }),
  ]);
});

test('an answer beside that of others is theirs', () => {
  const { fields } = told([
    ...people('/entrance', 30, { bytes: 5_200 }),
    ...send('/entrance', 120, '192.0.2.9', { bytes: 5_000 }),
  ]);
  expect(fields[0]).toMatchObject({ asOthers: 100 });
});

test('a page that many send again and again is told as one', () => {
  const others = Array.from({ length: 10 }, (_, i) => send('/alive', 30, `198.51.100.${i}`)).flat();
  const { fields } = told([...others, ...send('/alive', 200, '192.0.2.9')]);
  expect(fields[0]).toMatchObject({ others: 10, often: 100 });
});

test.each([
  ['fewer than a hundred', send('/entrance', 99, '192.0.2.9')],
  ['what a route names', send('/entrance', 120, '192.0.2.9', { action: 'customer.login' })],
  ['what is called a card’s or a code’s', send('/coupon/apply', 120, '192.0.2.9')],
  ['what programs send of their own accord', send('/webhook', 120, '192.0.2.9')],
  ['what is not there', send('/entrance', 120, '192.0.2.9', { status: 404 })],
])('%s is none', (_, events) => {
  expect(told(events).fields).toEqual([]);
});
