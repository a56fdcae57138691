import { expect, test } from 'vitest';
import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { HOUR_MS, MINUTE_MS } from '../../model/time-units.ts';
import { InventEvent } from '../invent-event.ts';
import type { Observation } from '../observation.ts';
import type { RuleInfo } from '../rule-info.ts';
import type { Signal } from '../signal.ts';
import { SpreadFailures } from './spread-failures.ts';

const START = Date.parse('2026-10-05T00:00:00+09:00');
/** The hour in which a list is tried, or customers come back. */
const BUSY = START + 20 * HOUR_MS;
const SECOND = 1_000;

const customer = (i: number) => `198.51.${100 + (i >> 8)}.${i & 255}`;
const bot = (i: number) => `203.0.${112 + (i >> 8)}.${i & 255}`;

/** The shop's customers log in at the form, all day long; what else happens is told. */
function told(more: (login: Login, show: Show) => void) {
  const invent = new InventEvent();
  const events: ShopEvent[] = [];
  const login: Login = (at, address, result) =>
    events.push(
      invent.event(at, `POST /api/login ${result === 'success' ? 200 : 401}`, {
        ...{ action: 'customer.login', address, result },
      }),
    );
  const show: Show = (at, address) =>
    events.push(invent.event(at, 'GET /login 200', { action: 'customer.page', address }));
  for (let i = 0; i < 120; i++) {
    const at = START + i * 10 * MINUTE_MS;
    show(at, customer(i));
    login(at + 9 * SECOND, customer(i), 'success');
  }
  more(login, show);
  const seen: Observation[] = [];
  const detector = new SpreadFailures({ limits: new ReachedLimits() });
  const emit = (observation: Observation): readonly RuleInfo[] => {
    const { name, fields } = observation;
    if (name === 'spread-login-failures') {
      const { failures, share, enteredMore } = fields as Record<string, number>;
      if (!(failures! >= 30 && share! >= 60 && enteredMore! < 6)) return [];
    }
    seen.push(observation);
    const held = [{} as RuleInfo];
    observation.run?.hold(held);
    return held;
  };
  for (const event of events.sort((a, b) => a.at - b.at))
    detector.observe({ event, action: event.action } as Signal, emit);
  detector.finish([], emit);
  const of = (name: string) => seen.filter((each) => each.name === name);
  return {
    failing: new Set(of('spread-login-failures').flatMap(({ sources }) => sources ?? [])),
    sources: of('spread-login-failures').map(({ sources }) => sources ?? []),
    entered: of('login-during-spread').map(({ event }) => event.address),
  };
}

type Login = (at: number, address: string, result: 'success' | 'failure') => void;
type Show = (at: number, address: string) => void;

/** A sale: many customers get in, and every third mistypes first. */
function sale(login: Login, show: Show) {
  for (let i = 0; i < 150; i++) {
    const at = BUSY + i * 20 * SECOND;
    show(at, customer(1_000 + i));
    if (i % 3 === 0) login(at + 8 * SECOND, customer(1_000 + i), 'failure');
    login(at + 18 * SECOND, customer(1_000 + i), 'success');
  }
}

function list(login: Login) {
  for (let i = 0; i < 60; i++) {
    const at = BUSY + i * 50 * SECOND;
    login(at, bot(i), 'failure');
    if (i % 20 === 7) login(at + 5 * SECOND, bot(i), 'success');
  }
}

test('a list that is tried in a busy hour is told by those to whom no page was shown, and by nobody else', () => {
  const { failing, entered } = told((login, show) => {
    sale(login, show);
    list(login);
  });
  expect(failing).toEqual(
    new Set(Array.from({ length: 60 }, (_, i) => bot(i)).filter((_, i) => i % 20 !== 7)),
  );
  expect(entered).toEqual([bot(7), bot(27), bot(47)]);
});

test('a busy hour alone accuses nobody', () => {
  expect(told(sale)).toEqual({ failing: new Set(), sources: [], entered: [] });
});

test('who mistyped after the form was shown is no hit of a list whose tries come bare', () => {
  const mistypes = (login: Login, show: Show) => {
    show(BUSY + 30 * MINUTE_MS, customer(900));
    for (const seconds of [9, 20]) login(BUSY + 30 * MINUTE_MS + seconds * SECOND, customer(900), 'failure');
    login(BUSY + 31 * MINUTE_MS, customer(900), 'success');
  };
  const { entered } = told((login, show) => {
    list(login);
    mistypes(login, show);
  });
  expect(entered).toEqual([bot(7), bot(27), bot(47)]);
  const amidShown = told((login, show) => {
    for (let i = 0; i < 60; i++) {
      show(BUSY + i * 50 * SECOND, bot(i));
      login(BUSY + i * 50 * SECOND + SECOND, bot(i), 'failure');
    }
    mistypes(login, show);
  });
  expect(amidShown.entered).toEqual([customer(900)]);
});

test('who failed in the same hour before a silence is not named for what comes after it', () => {
  const { sources } = told((login) => {
    for (let i = 0; i < 200; i++) login(BUSY + i * SECOND, bot(i), 'failure');
    for (let i = 200; i < 400; i++) login(BUSY + 40 * MINUTE_MS + i * SECOND, bot(i), 'failure');
  });
  const later = sources.findIndex((named) => named.includes(bot(200)));
  expect(later).toBeGreaterThan(0);
  for (const named of sources.slice(later)) expect(named).not.toContain(bot(50));
});
