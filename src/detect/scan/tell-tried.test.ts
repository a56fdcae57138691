import { expect, test } from 'vitest';
import { InventEvent } from '../invent-event.ts';
import { tellTried } from './tell-tried.ts';
import { newStretch, noteTry } from './tried-stretch.ts';

test.each([
  ['GET /coupon?code=a', 'valuesInQuery'],
  ['POST /coupon', 'valuesNotLogged'],
])('%s: %s', (request, code) => {
  const invent = new InventEvent();
  const stretch = newStretch(invent.event(0, `${request} 404`));
  for (const at of [0, 1_000]) noteTry(stretch, invent.event(at, `${request} 404`), true);
  const [told] = tellTried([stretch], {}, { path: '/coupon', usual: 1 });
  expect(told!.reason!.besides!.map((reason) => reason.code)).toEqual([code]);
});

test('tries for which there is no room are told and counted all the same, refused ones apart', () => {
  const invent = new InventEvent();
  const event = (n: number, status: number) => invent.event(n * 1_000, `POST /payment ${status}`);
  const stretch = newStretch(event(0, 200));
  const kept = [200, 402, 402, 200, 402].map((status, n) => noteTry(stretch, event(n, status), false));
  expect(kept).toEqual([true, true, false, false, false]);
  const told = tellTried([stretch], {}, { path: '/payment', usual: 1 });
  expect(told).toMatchObject([
    { outcome: 'unknown', event: { at: 0 }, earlierCount: 1 },
    { outcome: 'attempted', event: { at: 1_000 }, earlierCount: 2 },
  ]);
});
