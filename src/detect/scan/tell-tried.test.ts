import { expect, test } from 'vitest';
import { InventEvent } from '../invent-event.ts';
import { tellTried } from './tell-tried.ts';
import { newStretch, noteTry } from './tried-stretch.ts';

test.each([
  ['GET /coupon?code=a', 'valuesInQuery'],
  ['POST /coupon', 'valuesNotLogged'],
])('%s: %s', (request, code) => {
  const invent = new InventEvent();
  const stretch = newStretch(invent.event(0, `${request} 404`), undefined);
  for (const at of [0, 1_000]) noteTry(stretch, invent.event(at, `${request} 404`));
  const [told] = tellTried([stretch], {}, { path: '/coupon', usual: 1 });
  expect(told!.reason!.besides!.map((reason) => reason.code)).toEqual([code]);
});

test('refused tries are told apart from the others, each of them', () => {
  const invent = new InventEvent();
  const event = (n: number, status: number) => invent.event(n * 1_000, `POST /payment ${status}`);
  const stretch = newStretch(event(0, 200), undefined);
  [200, 402, 402, 200, 402].forEach((status, n) => {
    noteTry(stretch, event(n, status));
  });
  const told = tellTried([stretch], {}, { path: '/payment', usual: 1 });
  const times = told.map(({ event: { at }, earlier }) => [...[...earlier!].map((mark) => mark.at), at]);
  expect(told).toMatchObject([{ outcome: 'unknown' }, { outcome: 'attempted' }]);
  expect(times).toEqual([
    [0, 3_000],
    [1_000, 2_000, 4_000],
  ]);
});
