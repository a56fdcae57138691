import { expect, it } from 'vitest';
import type { Route } from '../../model/route.ts';
import { request } from '../testing/shop-scene.ts';
import { createOpaqueReader } from './create-opaque-reader.ts';

const ROUTES: readonly Route[] = [
  { action: 'admin.page', method: 'POST', path: '/rpc/**', opaque: true },
  { action: 'admin.page', method: 'GET', path: '/admin/**' },
];

function checkedOf(...sights: readonly ReturnType<typeof request>[]) {
  const reader = createOpaqueReader({
    routeOf: ({ method, path }) =>
      ROUTES.find((route) => route.method === method && path.startsWith(route.path.slice(0, -3))) ?? null,
    nameOf: (tenant) => `Shop ${tenant}`,
  });
  for (const sight of sights) reader.observe(sight);
  return reader.read().checked;
}

const called = (given: Parameters<typeof request>[1] = {}) =>
  request('/rpc/do', { method: 'POST', ...given });

it('says for each shop what nobody can tell of interfaces that a log does not show', () => {
  const later = called({ at: 60_000, source: { input: 3, line: 1, offset: 0 } });
  const checked = checkedOf(called(), called({ at: 5000 }), later, called({ tenant: 'c' }));
  expect(checked.map(({ answer, question }) => [answer, question.en.slice(0, 7)])).toEqual([
    ['cannot-tell', 'Shop b:'],
    ['cannot-tell', 'Shop c:'],
  ]);
  const { at } = called().event;
  expect(checked[0]).toMatchObject({
    question: { en: expect.stringContaining('/rpc/**') },
    says: { en: expect.stringContaining('3 calls') },
    covers: [
      { input: 0, kind: 'web', from: at, to: at + 5000 },
      { input: 3, kind: 'web', from: at + 60_000, to: at + 60_000 },
    ],
  });
});

it.each([
  ['refused ones', called({ status: 403 })],
  ['redirected ones', called({ status: 302 })],
  ["somebody else's", called({ actor: null })],
  ['pages that are told', request('/admin/x')],
])('asks nothing of %s', (_, sight) => {
  expect(checkedOf(sight)).toEqual([]);
});
