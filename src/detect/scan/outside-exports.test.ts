import { expect, test } from 'vitest';
import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { Dossier } from '../dossier.ts';
import { InventEvent } from '../invent-event.ts';
import type { Observation } from '../observation.ts';
import { Acquaintances } from './acquaintances.ts';
import { OutsideExports } from './outside-exports.ts';

const invent = new InventEvent();
const BEGIN = Date.parse('2026-10-05T00:00:00Z');
const file = (given: Partial<ShopEvent>, target = '/api/orders/export') =>
  invent.event(BEGIN, `GET ${target} 200`, { bytes: 2_000_000, ...given });

function told(...events: readonly ShopEvent[]) {
  const limits = new ReachedLimits();
  const exports = new OutsideExports(new Acquaintances(limits), { dossier: new Dossier() }, { limits });
  for (const event of events) {
    exports.observe({
      event,
      action: event.action,
      role: '',
      busy: false,
      hostile: false,
      aimed: false,
      script: false,
      contentScript: false,
      storefront: '',
      codeEntry: false,
      sessionEdge: '',
    });
  }
  const observations: Observation[] = [];
  exports.finish([], (one) => {
    observations.push(one);
    return [];
  });
  return observations;
}

test('others count who were sent a fifth of it or more on the same page', () => {
  const all = told(
    file({ address: '192.0.2.1' }),
    file({ address: '192.0.2.2', bytes: 500_000 }),
    file({ address: '192.0.2.3', bytes: 300_000 }),
    file({ address: '192.0.2.4' }, '/api/customers/export'),
  );
  expect(all.map(({ event, fields }) => [event.address, fields.others])).toEqual([
    ['192.0.2.1', 1],
    ['192.0.2.2', 2],
    ['192.0.2.3', 2],
    ['192.0.2.4', 0],
  ]);
});

test('the largest of an address speaks for all of them; a small one, a refused one and an administration’s are none', () => {
  const small = file({ bytes: 40_000 });
  const [one, ...more] = told(
    file({ bytes: 200_000 }),
    file({}),
    small,
    file({ status: 403 }),
    file({ action: 'order.export' }),
  );
  expect(more).toEqual([]);
  expect(one).toMatchObject({ event: { bytes: 2_000_000 }, fields: { kilobytes: 2_000 } });
  expect([...one!.earlier!]).toHaveLength(1);
});

test('where the log holds sizes, an answer without one held nothing', () => {
  expect(told(file({ bytes: -1 }))).toMatchObject([{ fields: { kilobytes: -1 } }]);
  expect(told(file({ bytes: -1 }), invent.event(BEGIN, 'GET / 200', { bytes: 900 }))).toEqual([]);
});
