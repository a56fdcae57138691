import { expect, test } from 'vitest';
import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { SILENT_EVENT } from '../../model/silent-event.ts';
import { DAY_MS } from '../../model/time-units.ts';
import { AdminHistory } from './admin-history.ts';
import { AdminSession, type Deed } from './admin-session.ts';
import { Newcomers } from './newcomers.ts';

const at = 40 * DAY_MS;
let line = 0;

function event(deed: Partial<ShopEvent>): ShopEvent {
  const source = { input: 0, line: ++line, offset: line };
  return {
    ...SILENT_EVENT,
    kind: 'web',
    tenant: '',
    address: '192.0.2.9',
    at,
    bytes: 9_000,
    source,
    ...deed,
  };
}

/** What is told of a session of such deeds, where the address is at work on so many days. */
function toldOf(deeds: readonly (readonly [Deed, Partial<ShopEvent>])[], days = 1, loginSeen = true) {
  const limits = new ReachedLimits();
  const history = new AdminHistory(limits);
  const newcomers = new Newcomers(history, limits);
  for (let day = 0; day < days; day++)
    history.learn({
      address: '192.0.2.9',
      tenant: '',
      account: '',
      at: at + day * DAY_MS,
      isNewSession: true,
    });
  const session = new AdminSession(event({}), loginSeen);
  newcomers.open(session, true);
  for (const [deed, made] of deeds) session.note(deed, event(made));
  return [...newcomers.told()].map(({ observation }) => observation);
}

const views = (n: number, make: (i: number) => Partial<ShopEvent>) =>
  Array.from({ length: n }, (_, i) => ['admin-view', { at: at + i * 5_000, ...make(i) }] as const);

test('all pages are told of once, with how they were gone through', () => {
  const [told, ...rest] = toldOf(views(120, (i) => ({ object: String(900 - i), path: `/admin/order/${i}` })));
  expect(rest).toEqual([]);
  expect(told?.fields).toEqual({ views: 120, share: 99, linked: 0, referers: true, perHour: 120 });
  expect([...(told?.earlier ?? [])]).toHaveLength(119);
});

test('pages that are opened from a list, and not in turn, look otherwise', () => {
  const referer = 'https://shop.example/admin/orders?page=1';
  const [told] = toldOf(views(60, (i) => ({ object: String(i * 7), path: `/admin/order/${i}`, referer })));
  expect(told?.fields).toMatchObject({ share: 0, linked: 100 });
});

test('few pages are not told of, nor is whoever comes day by day, nor an export without a login', () => {
  expect(toldOf(views(49, (i) => ({ object: String(i) })))).toEqual([]);
  expect(
    toldOf(
      views(60, (i) => ({ object: String(i) })),
      3,
    ),
  ).toEqual([]);
  expect(toldOf([['admin-export', {}]], 1, false)).toEqual([]);
});

test('each export is told of', () => {
  const told = toldOf([
    ['admin-export', { bytes: 5 }],
    ['admin-customer-export', { bytes: 7 }],
  ]);
  expect(told.map(({ fields }) => fields)).toEqual([{ bytes: 5 }, { bytes: 7 }]);
});
