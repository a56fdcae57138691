import { expect, test } from 'vitest';
import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS, HOUR_MS } from '../../model/time-units.ts';
import { InventEvent } from '../invent-event.ts';
import type { Observation } from '../observation.ts';
import type { Signal } from '../signal.ts';
import { PassingLogins } from './passing-logins.ts';

const SALE = 3 * DAY_MS + 12 * HOUR_MS;

/** Three days of thirty logins that work, and what `more` adds on the fourth; addresses that begin with 198. did nothing else in the log. */
function tell(
  more: (tryIt: (at: number, address: string, result?: ShopEvent['result']) => ShopEvent) => void,
  leaveOut?: number,
) {
  const invent = new InventEvent();
  const passing = new PassingLogins(
    { didLittleElse: (address) => address.startsWith('198.') },
    { limits: new ReachedLimits() },
  );
  const told: Observation[] = [];
  const tryIt = (at: number, address: string, result: ShopEvent['result'] = 'failure') => {
    const event = invent.event(at, 'POST /login 200', { address, result, action: 'customer.login' });
    passing.observe({ event, action: event.action } as Signal);
    return event;
  };
  for (let n = 0; n < 90; n++)
    tryIt(Math.floor(n / 30) * DAY_MS + (n % 30) * 60_000, `203.0.113.${n}`, 'success');
  more(tryIt);
  if (leaveOut !== undefined)
    passing.leaveOut(invent.event(SALE, 'POST /login 200', { action: 'customer.login' }), leaveOut);
  passing.finish([], (observation) => {
    told.push(observation);
    return [];
  });
  return told.map(({ fields, earlier, sources, event }) => {
    const { failures, addresses, share, times } = fields;
    const counted = 1 + [...earlier!].length;
    return { failures, addresses, share, times, counted, sources, address: event.address };
  });
}

const customers = (tryIt: (at: number, address: string, result: 'success') => unknown) => {
  for (let n = 0; n < 100; n++) tryIt(SALE + n * 1_000, `203.0.114.${n}`, 'success');
};

test('addresses that did nothing else and failed, while many customers got in, are counted, and belong to nobody', () => {
  const told = tell((tryIt) => {
    customers(tryIt);
    for (let n = 0; n < 50; n++) for (const at of [0, 2_000]) tryIt(SALE + n * 1_000 + at, `198.51.100.${n}`);
  });
  expect(told).toEqual([
    { failures: 100, addresses: 50, share: 50, times: 45, counted: 100, sources: [], address: '' },
  ]);
});

test('who gets in at last, or looks at the shop, is not counted', () => {
  const told = tell((tryIt) => {
    customers(tryIt);
    for (let n = 0; n < 50; n++) tryIt(SALE + n, `198.51.100.${n}`);
    for (let n = 0; n < 30; n++) tryIt(SALE + 1_000 + n, `198.51.100.${n}`, 'success');
    for (let n = 0; n < 50; n++) tryIt(SALE + 2_000 + n, `203.0.115.${n}`);
  });
  expect(told).toEqual([]);
});

test('what somebody is accused of is not told once more', () => {
  const wave = (tryIt: (at: number, address: string) => unknown) => {
    for (let n = 0; n < 50; n++) tryIt(SALE + n * 1_000, `198.51.100.${n}`);
  };
  expect(tell(wave)).toHaveLength(1);
  expect(tell(wave, SALE / HOUR_MS)).toEqual([]);
  expect(tell(wave, SALE / HOUR_MS - 1)).toHaveLength(1);
});
