import { z } from 'zod';
import { type DataSet, type ItemSource, PERSON_KEYS, type PersonKey } from '../data-set.ts';
import { ITEMS, type Item } from '../item.ts';
import {
  HIDDEN_CHOICES,
  type Narrowing,
  type Pointer,
  type Profile,
  type Route,
  type RouteVerdict,
} from '../route.ts';
import { SHOP_ACTIONS } from '../shop-action.ts';
import { durationMs } from './duration.ts';
import { choice, keyed, keyedInOrder, list, PROBLEM, text, timezone } from './schema-parts.ts';

/**
 * A path pattern: literal segments, `:param`, and `**` at the end only. A query, a wildcard inside a segment
 * and the like would never fit a request, so they are refused.
 */
const pathPattern = z.string({ error: '/admin/orders/:id' }).refine(isPathPattern, { error: PROBLEM.path });

const status = z.int({ error: '200' }).min(100, { error: '200' }).max(599, { error: '200' });
const statuses = z.union([status, list(status).min(1, { error: '[200, 302]' })], {
  error: '200 / [200, 302]',
});

const within = z
  .string({ error: '30s' })
  .transform(durationMs)
  .refine((ms) => !Number.isNaN(ms), { error: '30s' });

const success = keyed(
  {
    status: statuses.optional(),
    next: keyed(
      { path: pathPattern, status: status.optional() },
      '{ path: /mypage, status: 200 }',
    ).optional(),
    within: within.optional(),
  },
  '{ status: 302 }',
).transform(
  ({ within: withinMs, ...rest }): RouteVerdict => (withinMs === undefined ? rest : { ...rest, withinMs }),
);

const failure = keyed({ status: statuses }, '{ status: 200 }');

/** Where a request names what it selects: `path.id`, `query.from`. */
const POINTER = /^(path|query)\.\S+$/;
const pointer = z
  .string({ error: 'path.id / query.from' })
  .regex(POINTER, { error: 'path.id / query.from' })
  .transform((written) => written as Pointer);
const selection = z.union([pointer, keyed({ from: pointer.optional(), to: pointer.optional() })], {
  error: 'path.id / { from: query.from, to: query.to }',
});
const named = '{ orders: { … } }';
const selects = z.record(text('orders'), z.record(text('id'), selection, { error: '{ id: path.id }' }), {
  error: named,
});

/** What narrows the rows further. */
const narrowing = z
  .string({ error: 'session / query.search' })
  .refine((written) => (HIDDEN_CHOICES as readonly string[]).includes(written) || POINTER.test(written), {
    error: 'session / query.search',
  })
  .transform((written) => written as Narrowing);
const narrowedBy = z
  .union([narrowing, list(narrowing).min(1)], { error: 'session / [query.search, query.status]' })
  .transform((written) => (typeof written === 'string' ? [written] : written));

/** A value of a query's parameter, or several that are equally right. */
const queryValue = z
  .union([z.string(), z.number()], { error: 'wc-orders' })
  .transform((written) => String(written));
const query = z.record(
  text('page'),
  z
    .union([queryValue, list(queryValue).min(1)], { error: 'wc-orders / [edit, view]' })
    .transform((written) => (typeof written === 'string' ? [written] : written)),
  { error: '{ page: wc-orders }' },
);

const route = keyed({
  action: choice(SHOP_ACTIONS),
  method: z
    .string({ error: 'POST' })
    .regex(/^[A-Za-z]+$/, { error: 'POST' })
    .transform((method) => method.toUpperCase())
    .optional(),
  path: pathPattern,
  query: query.optional(),
  success: success.optional(),
  failure: failure.optional(),
  selects: selects.optional(),
  narrowed_by: narrowedBy.optional(),
  items: list(choice(ITEMS), '[name, address]').optional(),
  opaque: z.boolean({ error: 'true' }).optional(),
}).transform(
  ({ method = '', narrowed_by, ...rest }): Route => ({
    ...rest,
    method,
    ...(narrowed_by === undefined ? {} : { narrowedBy: narrowed_by }),
  }),
);

const place = keyed({ path: pathPattern, executable: choice(['never', 'allowed']) });

const column = text('order_no');
/** One column, or several that make up one value together. */
const columns = z
  .union([column, list(column).min(1)], { error: 'name / [name01, name02]' })
  .transform((written) => (typeof written === 'string' ? [written] : written));
const cell = z.union([z.string(), z.number(), z.boolean()], { error: 'card' });
const where = z.record(
  text('payment'),
  z.union([cell, list(cell).min(1)], { error: 'card / [card, token]' }),
  {
    error: '{ payment: card }',
  },
);
const whereItem = keyed(
  { column: columns.optional(), where: where.optional() },
  '{ where: { payment: card } }',
).transform(
  ({ column: written = [], where: conditions }): ItemSource => ({ columns: written, where: conditions }),
);
const item = z.union([columns.transform((written): ItemSource => ({ columns: written })), whereItem], {
  error: 'email / [name01, name02] / { column: name, where: { payment: card } }',
});
const join = keyed(
  {
    table: text('order_addresses'),
    on: z.record(text('order_id'), column, { error: '{ order_id: id }' }),
    where: where.optional(),
  },
  '{ table: order_addresses, on: { order_id: id } }',
);

const dataSet = keyed({
  table: column,
  id: column,
  placed_at: column.optional(),
  timezone: timezone.optional(),
  where: where.optional(),
  joins: z.record(text('billing'), join, { error: '{ billing: { … } }' }).optional(),
  person: keyedInOrder(PERSON_KEYS, columns).optional(),
  items: keyedInOrder(ITEMS, item).optional(),
});

const dataSets = z.record(text('orders'), dataSet, { error: named }).transform(
  (sets) =>
    new Map(
      Object.entries(sets).map(([name, set]): [string, DataSet] => [
        name,
        {
          name,
          table: set.table,
          id: set.id,
          placedAt: set.placed_at,
          timezone: set.timezone,
          where: set.where,
          joins: Object.entries(set.joins ?? {}).map(([alias, rest]) => ({ alias, ...rest })),
          person: Object.entries(set.person ?? {}) as [PersonKey, string[]][],
          items: new Map(Object.entries(set.items ?? {}) as [Item, ItemSource][]),
        },
      ]),
    ),
);

/** A profile's file, as the contract describes it. */
export const profileSchema = keyed({
  name: text('my-cart'),
  routes: list(route).default([]),
  content: list(place).default([]),
  data: dataSets.optional(),
}) satisfies z.ZodType<Profile>;

function isPathPattern(pattern: string): boolean {
  if (!pattern.startsWith('/')) return false;
  const segments = pattern.split('/').slice(1);
  return segments.every((segment, at) => {
    if (segment === '') return at === segments.length - 1;
    if (segment === '**') return at === segments.length - 1;
    if (segment.startsWith(':')) return /^:[A-Za-z_]\w*$/.test(segment);
    return segment !== '.' && segment !== '..' && !/[*?#;\s]/.test(segment);
  });
}
