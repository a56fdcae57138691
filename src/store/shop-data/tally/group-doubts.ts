import type { CountingNote } from '../../../model/counting-note.ts';
import type { Bound } from '../../../model/exposure.ts';
import type { Item } from '../../../model/item.ts';
import type { ClaimGroup } from '../../../model/shop-data.ts';
import { itemsOfBits } from '../plan/item-bits.ts';
import type { ReachedRequest } from '../reach/reach-table.ts';
import type { ReachedTenant } from '../tenant/reach-tenant.ts';
import { mayHoldUnreadable } from './extra-units.ts';

/** Why a group's figures are not whole, and what that makes of them. */
export interface GroupDoubt {
  readonly bound: Bound;
  readonly note: CountingNote;
  /** Whether it leaves everything but the number of persons as it is. */
  readonly isAboutPersons?: boolean;
}

type Table = ReachedTenant['tables'][number];

/**
 * What keeps the figures of one group from being exact. Rows that are known to be gone make them `min`; rows that may
 * or may not belong make them `max`.
 */
export function groupDoubts(group: number, claimed: ClaimGroup, reached: ReachedTenant): GroupDoubt[] {
  return [
    ...uncounted(claimed, reached),
    ...whoseDoubts(group, reached),
    ...reached.tables.flatMap((table) => {
      const own = table.requests.filter(({ request }) => request.place?.group === group);
      return own.length === 0
        ? []
        : [
            ...sourceDoubts(group, itemsOfGroup(group, table, reached), table, own),
            ...rowDoubts(table, own, reached),
          ];
    }),
  ];
}

/** Claims on rows of which no table tells. */
function uncounted({ claims }: ClaimGroup, { tenant, staged }: ReachedTenant): GroupDoubt[] {
  const sets = new Set(
    claims.flatMap(({ rows }) => rows.flatMap((part) => (part.kind === 'shop' ? [part.set] : []))),
  );
  return [...sets].flatMap((set): GroupDoubt[] => {
    if (tenant?.data === undefined) return [{ bound: 'min', note: { code: 'no-shop-data' } }];
    const found = staged.find(({ plan }) => plan.set.name === set && plan.requests.length > 0);
    if (found === undefined) {
      const described = tenant.profile.data?.get(set);
      const note: CountingNote =
        described === undefined
          ? { code: 'unknown-set', set }
          : { code: 'missing-table', table: described.table };
      return [{ bound: 'min', note }];
    }
    return found.staged === null ? found.problems.map((note) => ({ bound: 'min', note })) : [];
  });
}

const HIDING: ReadonlySet<CountingNote['code']> = new Set([
  'missing-column',
  'broken-rows',
  'broken-json',
  'mixed-encodings',
  'denied-table',
  'database',
  'broke-off',
]);

/** Rows that the evidence names by ids which the shop's data should have and does not show: whose these are is open. */
function whoseDoubts(group: number, { groups, seen, staged }: ReachedTenant): GroupDoubt[] {
  const place = groups.findIndex(({ index }) => index === group);
  return seen.flatMap(({ set, places, unknown }) => {
    const found = staged.find(
      ({ plan }) => plan.set.name === set && plan.requests.some(({ tellsWhose }) => tellsWhose),
    );
    if (found === undefined || places.every((each) => each.place !== place)) return [];
    const isOpen = found.staged === null || unknown.has(place);
    const hiding = found.problems.filter(({ code }) => found.staged === null || HIDING.has(code));
    return isOpen ? hiding.map((note): GroupDoubt => ({ bound: 'max', note, isAboutPersons: true })) : [];
  });
}

function itemsOfGroup(group: number, { part }: Table, { groups }: ReachedTenant): Item[] {
  return itemsOfBits(part.itemsOf[groups.findIndex(({ index }) => index === group)]!);
}

/** What is wrong with the table itself, as far as the group needs it. */
function sourceDoubts(
  group: number,
  items: readonly Item[],
  table: Table,
  own: readonly ReachedRequest[],
): GroupDoubt[] {
  const { staged } = table;
  const { plan } = staged;
  const telling = new Set(plan.set.person.flatMap(([key, columns]) => (key === 'card' ? [] : columns)));
  const needed = new Set([
    plan.set.id,
    ...(plan.set.placedAt === undefined ? [] : [plan.set.placedAt]),
    ...plan.set.person.flatMap(([key, columns]) => (key === 'card' ? columns : [])),
    ...items.flatMap((item) => {
      const { columns = [], where = {} } = plan.set.items.get(item) ?? {};
      return [...columns, ...Object.keys(where)];
    }),
    ...own.flatMap(({ request: { choice } }) => [
      ...choice.values.flatMap(({ column }) => plan.valueColumns[column]!),
      ...choice.flags.flatMap((flag) => {
        const each = plan.flags[flag]!;
        return each.kind === 'having' ? [] : each.columns;
      }),
    ]),
  ]);
  return staged.problems.flatMap((note): GroupDoubt[] => {
    switch (note.code) {
      case 'missing-column':
        if (needed.has(note.column) || !plan.columns.includes(note.column)) return [{ bound: 'max', note }];
        return telling.has(note.column) ? [{ bound: 'max', note, isAboutPersons: true }] : [];
      case 'broken-rows':
        return mayHoldUnreadable(table, group) ? [{ bound: 'max', note }] : [];
      case 'mixed-encodings':
        return [{ bound: 'max', note, isAboutPersons: true }];
      case 'broken-json':
      case 'denied-table':
      case 'database':
        return [{ bound: 'max', note }];
      // Somebody saw rows of it, or asked for them.
      case 'empty-table':
        return [{ bound: 'min', note }];
      case 'broke-off':
        return [{ bound: note.unread === null ? 'min' : 'max', note }];
      default:
        return [];
    }
  });
}

function rowDoubts(table: Table, own: readonly ReachedRequest[], reached: ReachedTenant): GroupDoubt[] {
  const { staged } = table;
  const { columns } = staged;
  const asOf = reached.tenant?.data?.asOf ?? staged.asOf;
  const { set } = staged.plan;
  const doubts: GroupDoubt[] = [];
  const unreadable = new Set(own.flatMap(({ request }) => request.choice.unreadable));
  for (const column of unreadable) {
    doubts.push({ bound: 'max', note: { code: 'unknown-column', table: set.table, column } });
  }
  const untimed = Math.max(...own.map((each) => each.untimed));
  const placedAt = set.placedAt;
  if (untimed > 0 && placedAt !== undefined && columns.has(placedAt)) {
    const note = { code: 'unreadable-times', table: set.table, column: placedAt, n: untimed } as const;
    doubts.push({ bound: 'max', note });
  }
  doubts.push(...sizeDoubts(own));
  const elsewhere = idsBeside(table, reached);
  const missing = new Set(own.flatMap((each) => each.missing).filter((id) => !elsewhere.has(id)));
  if (missing.size > 0) {
    doubts.push({ bound: 'min', note: { code: 'ids-not-found', set: set.name, n: missing.size } });
  }
  const isEarly = own.some(
    ({ request: { choice, end } }) => choice.values.length === 0 && asOf !== undefined && end > asOf,
  );
  if (isEarly) doubts.push({ bound: 'min', note: { code: 'snapshot-too-early', asOf: asOf! } });
  return doubts;
}

/** Ids of the same table that another data set was found to hold: drafts beside orders are not gone. */
function idsBeside({ staged }: Table, { tables }: ReachedTenant): ReadonlySet<string> {
  const { set } = staged.plan;
  const beside = tables.filter(({ staged: { plan } }) => {
    const { table, id, name } = plan.set;
    return table === set.table && id === set.id && name !== set.name;
  });
  const found = beside.flatMap(({ staged: { plan }, requests }) =>
    requests.flatMap(({ request, missing }) =>
      request.choice.values
        .filter(({ column }) => plan.valueColumns[column]!.join('\n') === set.id)
        .flatMap(({ values }) => values.filter((value) => !missing.includes(value))),
    ),
  );
  return new Set(found);
}

/** Answers whose rows are reckoned by their size. */
function sizeDoubts(own: readonly ReachedRequest[]): GroupDoubt[] {
  const reckoned = own.filter(({ request }) => request.answer !== undefined);
  if (reckoned.length === 0) return [];
  const most = reckoned.map(({ atMost, rows }) => (atMost === undefined ? null : Math.min(atMost, rows)));
  const rows = most.includes(null) ? null : most.reduce<number>((sum, each) => sum + each!, 0);
  return [{ bound: 'max', note: { code: 'reckoned-by-size', answers: reckoned.length, rows } }];
}
