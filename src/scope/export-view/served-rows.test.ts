import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Claim, ShopRows } from '../../model/claim.ts';
import type { RowFilter } from '../../model/row-filter.ts';
import { CONFIG, NOON, observed, request } from '../testing/shop-scene.ts';
import { createExportViewReader } from './create-export-view-reader.ts';

/** An order as a person sees it: its number, and date and time on the wall in Japan. */
interface Order {
  readonly no: string;
  readonly on: string;
}

const HOUR = 3_600_000;
const wall = (at: number) => new Date(at + 9 * HOUR).toISOString().slice(0, 19).replace('T', ' ');
const moment = (on: string) => Date.parse(`${on.replace(' ', 'T')}+09:00`);
/** Between 1 and 14 September 2026; the acts begin on the 10th. */
const someTime = fc
  .integer({ min: 0, max: 14 * 86_400 })
  .map((s) => NOON - 9 * 86_400_000 - 12 * HOUR + s * 1000);
const orders = fc
  .uniqueArray(someTime, { minLength: 1, maxLength: 40 })
  .map((times) => times.map((at, n): Order => ({ no: String(1000 + n), on: wall(at) })));

/** Ways in which a day is written into a form. */
const FORMS: readonly ((day: string) => string)[] = [
  (day) => day,
  (day) => day.replaceAll('-', '/'),
  (day) => day.replaceAll('-', ''),
  (day) => day.replaceAll('-', '.'),
  (day) => day.replace(/-0?/g, '/'),
  (day) => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日'),
];
const day = someTime.map((at) => wall(at).slice(0, 10));
const ask = fc.record({
  from: fc.option(day, { nil: '' }),
  to: fc.option(day, { nil: '' }),
  form: fc.nat(FORMS.length - 1),
  outcome: fc.constantFrom('served', 'served', 'refused', 'login', 'empty', 'honest'),
  after: fc.integer({ min: -2 * 86_400, max: 2 * 86_400 }),
});
const REFUSALS = {
  served: {},
  refused: { status: 403 },
  login: { status: 302 },
  empty: { bytes: 0 },
  honest: { actor: null },
};

it('the rows of overlapping, refused and honest exports are those that a person would count', () => {
  fc.assert(
    fc.property(orders, fc.array(ask, { minLength: 1, maxLength: 6 }), (table, asks) => {
      const inOrder = [...asks].sort((a, b) => a.after - b.after);
      const sights = inOrder.map(({ from, to, form, outcome, after }) => {
        const written = (text: string) => encodeURIComponent(text === '' ? '' : FORMS[form]!(text));
        const target = `/admin/orders/export?from=${written(from)}&to=${written(to)}`;
        return request(target, { ...REFUSALS[outcome], at: after * 1000 });
      });
      const expected = table.filter(({ on }) =>
        inOrder.some(
          ({ from, to, outcome, after }) =>
            outcome === 'served' &&
            on <= wall(NOON + after * 1000) &&
            (from === '' || on.slice(0, 10) >= from) &&
            (to === '' || on.slice(0, 10) <= to),
        ),
      );
      const claims = observed(createExportViewReader({ config: CONFIG }), ...sights);
      expect(rowsOf(claims, table)).toEqual(expected.map(({ no }) => no));
      for (const claim of claims) expect(claim).toMatchObject({ certainty: 'taken', bound: 'exact' });
    }),
  );
});

it('the rows of views are those whose numbers were asked for, however they are listed', () => {
  const LISTS: readonly ((ids: readonly string[]) => string)[] = [
    (ids) => `ids=${ids.join(',')}`,
    (ids) => `ids=${ids.join('%2C%20')}`,
    (ids) => ids.map((id) => `ids[]=${id}`).join('&'),
    (ids) => ids.map((id, n) => `ids%5B${n}%5D=${id}`).join('&'),
    (ids) => ids.map((id) => `x=1&ids=${id}`).join('&'),
    (ids) => `ids=${ids.join('+')}`,
  ];
  const pick = fc.record({
    ids: fc.array(fc.integer({ min: 990, max: 1045 }).map(String), { minLength: 1, maxLength: 8 }),
    list: fc.nat(LISTS.length - 1),
    ok: fc.boolean(),
  });
  fc.assert(
    fc.property(orders, fc.array(pick, { minLength: 1, maxLength: 4 }), (table, picks) => {
      const late = 10 * 86_400_000;
      const sights = picks.map(({ ids, list, ok }) =>
        request(`/admin/pick?${LISTS[list]!(ids)}`, { at: late, status: ok ? 200 : 404 }),
      );
      const asked = new Set(picks.flatMap(({ ids, ok }) => (ok ? ids : [])));
      const claims = observed(createExportViewReader({ config: CONFIG }), ...sights);
      expect(rowsOf(claims, table)).toEqual(table.map(({ no }) => no).filter((no) => asked.has(no)));
    }),
  );
});

/** The numbers of the rows that claims reach. */
function rowsOf(claims: readonly Claim[], table: readonly Order[]): string[] {
  const parts = claims.flatMap(({ rows }) => rows as readonly ShopRows[]);
  return table
    .filter((order) =>
      parts.some(({ filter, existedAt }) => moment(order.on) <= existedAt && holds(filter, order)),
    )
    .map(({ no }) => no);
}

function holds(filter: RowFilter, order: Order): boolean {
  if (filter.kind === 'all') return true;
  if (filter.kind === 'in') return filter.values.includes(order.no);
  if (filter.kind !== 'between') throw new Error(filter.kind);
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = filter;
  return moment(order.on) >= Number(from) && moment(order.on) <= Number(to);
}
