import type { DataSet } from '../../../model/data-set.ts';
import type { RowFilter } from '../../../model/row-filter.ts';
import { columnsBehind } from './columns-behind.ts';
import { betweenTest, testedColumns, testOf } from './row-test.ts';
import type { Choice, Flag } from './table-plan.ts';

/** Gives a column list or a flag its number; the same one again for the same thing. */
export interface Numbering {
  valueColumn(columns: readonly string[]): number;
  flag(flag: Flag): number;
}

interface Draft {
  from: number;
  to: number;
  values: Choice['values'][number][];
  flags: number[];
  unreadable: string[];
}

/**
 * Takes a filter apart: windows on the set's time meet in one, values and flags are numbered.
 *
 * @param existedAt rows placed later do not fit; NaN for no limit
 */
export function planChoice(filter: RowFilter, existedAt: number, set: DataSet, numbering: Numbering): Choice {
  const draft: Draft = {
    from: Number.NEGATIVE_INFINITY,
    to: Number.POSITIVE_INFINITY,
    values: [],
    flags: [],
    unreadable: [],
  };
  take(filter, { draft, set, numbering, existedAt });
  if (set.placedAt !== undefined && !Number.isNaN(existedAt)) draft.to = Math.min(draft.to, existedAt);
  return draft;
}

interface Taking {
  readonly draft: Draft;
  readonly set: DataSet;
  readonly numbering: Numbering;
  readonly existedAt: number;
}

function take(filter: RowFilter, taking: Taking): void {
  const { draft, set, numbering } = taking;
  switch (filter.kind) {
    case 'all':
      return;
    case 'every':
      for (const part of filter.of) take(part, taking);
      return;
    case 'in':
      draft.values.push({
        column: numbering.valueColumn(columnsBehind(filter.by, set)),
        values: [...new Set(filter.values.map((value) => value.trim()))],
      });
      return;
    case 'positions':
      takePositions(filter, taking);
      return;
    case 'between':
      takeBetween(filter, draft, set, numbering);
      return;
    default: {
      const test = testOf(filter, set);
      if (test !== null)
        draft.flags.push(numbering.flag({ kind: 'test', columns: testedColumns(test), test }));
    }
  }
}

/** Rows that came later stand behind all others in the order of the id or of the time: these need not be left out. */
function takePositions(
  { by, descending, ranges, within: inner }: Extract<RowFilter, { kind: 'positions' }>,
  { draft, set, numbering, existedAt }: Taking,
): void {
  const columns = by === '' ? [set.id] : columnsBehind(by, set);
  const isOld = !descending && inner === undefined && [set.id, set.placedAt].includes(columns.join());
  const until = isOld || set.placedAt === undefined || Number.isNaN(existedAt) ? undefined : existedAt;
  const within = inner === undefined ? undefined : (testOf(inner, set) ?? undefined);
  draft.flags.push(numbering.flag({ kind: 'positions', columns, descending, within, until, ranges }));
}

function takeBetween(
  { by, from, to }: Extract<RowFilter, { kind: 'between' }>,
  draft: Draft,
  set: DataSet,
  numbering: Numbering,
): void {
  const columns = columnsBehind(by, set);
  const isTime = [from, to].some((end) => typeof end === 'number');
  const onPlaced = set.placedAt !== undefined && columns.length === 1 && columns[0] === set.placedAt;
  if (onPlaced && (isTime || (from === undefined && to === undefined))) {
    if ([from, to].some((end) => Number.isNaN(end))) draft.unreadable.push(set.placedAt!);
    if (typeof from === 'number' && !Number.isNaN(from)) draft.from = Math.max(draft.from, Math.ceil(from));
    if (typeof to === 'number' && !Number.isNaN(to)) draft.to = Math.min(draft.to, Math.floor(to));
  } else if (by === 'placed_at' && set.placedAt === undefined) {
    draft.unreadable.push(by);
  } else {
    draft.flags.push(numbering.flag(betweenTest(columns, from, to)));
  }
}
