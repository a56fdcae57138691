import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { unpackFile } from '../src/adapters/evidence/unpack-file.ts';
import { createChance } from '../src/model/chance.ts';
import { profileSchema } from '../src/model/config/profile-schema.ts';
import { createScoper, type Scoped } from '../src/scope/create-scoper.ts';
import { createExportViewReader } from '../src/scope/export-view/create-export-view-reader.ts';
import { request } from '../src/scope/testing/shop-scene.ts';
import { createShopData } from '../src/store/shop-data/create-shop-data.ts';
import { ordersBetween, personsOf } from './platform/count-naively.ts';
import { PROFILE } from './platform/profile.ts';
import { inventShop, localTime, membersCsv, type Order, ordersCsv, type Shop } from './platform/shop-data.ts';
import { workspace } from './workspace.ts';

const DAY = 86_400_000;
const FIRST = Date.parse('2026-08-01T00:00:00+09:00');
/** Two days before the last order. */
const ASKED = FIRST + 28 * DAY;
const space = workspace();
const profile = profileSchema.parse(parse(PROFILE));

const someDay = fc.integer({ min: -2, max: 31 }).map((n) => localTime(FIRST + n * DAY).slice(0, 10));
const asked = fc.record({
  at: fc.integer({ min: 0, max: 2 * 86_400 }).map((seconds) => seconds * 1000),
  answer: fc.constantFrom('sent', 'sent', 'sent', 'refused', 'empty', 'honest'),
});
const scene = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  exports: fc.array(fc.record({ asked, from: someDay, to: someDay }), { maxLength: 4 }),
  views: fc.array(fc.record({ asked, order: fc.nat(79) }), { maxLength: 6 }),
});
type Scene = typeof scene extends fc.Arbitrary<infer T> ? T : never;

const ANSWERS = {
  sent: {},
  refused: { status: 403 },
  empty: { bytes: 0 },
  honest: { actor: null },
};

it('counts of exports and views what a person would count: orders, and members and guests behind them', async () => {
  await fc.assert(
    fc.asyncProperty(scene, async (asks) => {
      const shop = inventShop(createChance(asks.seed), FIRST, 30, 80);
      const { scope, served } = await counted(shop, asks);
      const taken = new Set(asks.exports.filter(isSent).flatMap((one) => ofExport(shop, one)));
      const shown = asks.views.filter(isSent).flatMap((one) => ofView(shop, one));
      const viewed = new Set(shown);
      const figures = (channel: string) => {
        const found = scope.exposures.filter((exposure) => exposure.channel === channel);
        return found.map(({ records, persons }) => [records.orders, persons]);
      };
      const expected = (orders: ReadonlySet<Order>, asked: readonly unknown[]) =>
        asked.length === 0 ? [] : [[orders.size, personsOf(orders, shop, 'b').size]];
      expect(figures('export')).toEqual(expected(taken, asks.exports.filter(isSent)));
      expect(figures('view')).toEqual(expected(viewed, asks.views.filter(isSent)));

      const high = personsOf(taken, shop, 'b');
      const low = [...personsOf(viewed, shop, 'b')].filter((person) => !high.has(person));
      const total = (certainty: string) =>
        scope.totals.find(
          (one) => one.tenant === 'b' && one.unit === 'persons' && one.certainty === certainty,
        )?.n ?? 0;
      expect([total('taken'), total('viewed')]).toEqual([high.size, low.length]);
      expect(served.map(({ rows }) => rows ?? 0).reduce((sum, rows) => sum + rows, 0)).toBe(
        asks.exports.filter(isSent).reduce((sum, one) => sum + ofExport(shop, one).length, 0) + shown.length,
      );
      for (const { parts, total: whole } of scope.partitions) {
        expect(parts.reduce((sum, { n }) => sum + n, 0)).toBe(whole);
      }
    }),
    { numRuns: 25 },
  );
});

function isSent(one: { readonly asked: Scene['exports'][number]['asked'] }): boolean {
  return one.asked.answer === 'sent';
}

function ofExport(shop: Shop, { from, to, asked: { at } }: Scene['exports'][number]): Order[] {
  const moment = (day: string, time: string) => Date.parse(`${day}T${time}+09:00`);
  return ordersBetween(shop, moment(from, '00:00:00'), moment(to, '23:59:59.999'), ASKED + at);
}

/** The order, if it was there already: the page of one that is not may say so with 200. */
function ofView(shop: Shop, { order, asked: { at } }: Scene['views'][number]): Order[] {
  return shop.orders.slice(order, order + 1).filter(({ placedAt }) => placedAt <= ASKED + at);
}

async function counted(shop: Shop, { exports, views }: Scene): Promise<Scoped> {
  const orders = space.write('orders.csv', ordersCsv(shop));
  const customers = space.write('customers.csv', membersCsv(shop));
  const data = { kind: 'csv', tables: { orders, customers } } as const;
  const tenants = [{ id: 'b', name: 'B', hosts: [], profile, data }];
  const config = { timezone: 'Asia/Tokyo', tenants, known: [], evidence: [], told: [], profile };
  const scoper = createScoper({
    readers: [createExportViewReader({ config })],
    profileOf: () => profile,
    hasData: () => true,
  });
  const targets = [
    ...exports.map(({ asked, from, to }) => ({
      asked,
      target: `/admin/orders/export?from=${from}&to=${to}`,
    })),
    ...views.map(({ asked, order }) => ({ asked, target: `/admin/orders/${shop.orders[order]!.id}` })),
  ];
  const shift = ASKED - request('/').event.at;
  const sights = targets.map(({ asked: { at, answer }, target }, line) => {
    const { actor, event } = request(target, { ...ANSWERS[answer], at: at + shift });
    return { actor, event: { ...event, source: { input: 0, line: line + 1, offset: line } } };
  });
  for (const sight of sights.sort((a, b) => a.event.at - b.event.at)) scoper.observe(sight);
  const shopData = createShopData({
    tenants,
    timezone: 'Asia/Tokyo',
    unpack: unpackFile,
    say: ({ code }) => ({ ja: code, en: code }),
  });
  try {
    return await scoper.finish(shopData);
  } finally {
    await shopData.close();
  }
}
