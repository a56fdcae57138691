import { columnsIn } from './columns-in.ts';
import { type FlatQuery, flatQuery } from './flat-query.ts';
import { foldNumber, foldText } from './fold.ts';
import type { SqlExpression, SqlOrder } from './sql-syntax.ts';

/** Which rows of its table a query asks for. All parts hold together; none means every row. */
export interface RowChoice {
  readonly keys: readonly { readonly column: string; readonly values: readonly string[] }[];
  /** Closed at both ends, unless `open`. */
  readonly ranges: readonly {
    readonly column: string;
    readonly from?: string;
    readonly to?: string;
    readonly open?: boolean;
  }[];
  /** Rows by their place in an order; `by` is '' when none was written. */
  readonly position: {
    readonly by: string;
    readonly descending: boolean;
    readonly first: number;
    /** Infinity for all that follow. */
    readonly count: number;
  } | null;
  /** The rows that follow a value in the order of a column: paging by key. */
  readonly after: {
    readonly column: string;
    readonly value: string;
    readonly descending: boolean;
    readonly count: number;
  } | null;
  /** Whether the rows cannot be told from the query. */
  readonly untold: boolean;
  /** No more rows than these can have come out; undefined where nothing limits them but the query. */
  readonly most?: number | undefined;
}

/** Whether nothing but their place in an order tells the rows. */
export function isPlace({ keys, ranges, position, after, untold }: RowChoice): boolean {
  return position !== null && keys.length === 0 && ranges.length === 0 && after === null && !untold;
}

/** Whether a query asks for one row at the most. */
export function isSingleRow({ position, after, keys, ranges, untold }: RowChoice): boolean {
  if (untold || ranges.length > 0) return false;
  return after?.count === 1 || position?.count === 1 || (keys.length === 1 && keys[0]!.values.length === 1);
}

type Draft = { -readonly [Part in keyof RowChoice]: RowChoice[Part] } & {
  keys: RowChoice['keys'][number][];
  ranges: RowChoice['ranges'][number][];
};

/** Comparisons that only leave out empty values, or nothing at all. */
const HARMLESS = new Set(['is not', '!=', '<>']);

/**
 * Tells which rows a query asks for: `limit 5,1`, `offset 5`, `top 1 … not in (select top 5 …)`, `rownum`,
 * `row_number()`, `where id=5`, `id>5 order by id limit 1`.
 *
 * @param ignoring conditions that ask about the row's content, as blind extraction does
 */
export function rowChoice(flat: FlatQuery, ignoring: readonly SqlExpression[] = []): RowChoice {
  const draft: Draft = { keys: [], ranges: [], position: null, after: null, untold: flat.unclear };
  const open: { column: string; value: string; descending: boolean }[] = [];
  for (const condition of flat.conditions) {
    if (!ignoring.includes(condition)) addCondition(condition, flat, draft, open);
  }
  const part = partOf(flat);
  const paged = part.offset > 0 || part.limit < Number.POSITIVE_INFINITY;
  const extreme = extremeOf(flat);
  const pages = part.offset === 0 && part.limit < Number.POSITIVE_INFINITY;
  if (open.length === 1 && draft.position === null && (pages || extreme !== null)) {
    draft.after = { ...open[0]!, count: extreme === null ? part.limit : 1 };
  } else {
    for (const one of open) addOpenRange(one, draft);
    if (extreme !== null) addPosition(draft, { ...extreme, first: 0, count: 1 });
    else if (paged) addPosition(draft, { ...orderOf(flat.order), first: part.offset, count: part.limit });
  }
  return draft;
}

/** An aggregate takes in all rows that the queries inside leave; its own limit means nothing. */
function partOf(flat: FlatQuery): { offset: number; limit: number } {
  const aggregated = columnsIn(flat.columns).aggregate !== '';
  if (aggregated) return { offset: flat.innerOffset, limit: flat.innerLimit };
  return {
    offset: flat.offset + flat.innerOffset,
    limit: Math.min(flat.limit, Math.max(0, flat.innerLimit - flat.offset)),
  };
}

function orderOf(order: readonly SqlOrder[]): { by: string; descending: boolean } {
  const first = order[0];
  const names = first === undefined ? [] : columnsIn([first.by]).names;
  return names.length === 1
    ? { by: names[0]!, descending: first!.descending }
    : { by: '', descending: first?.descending ?? false };
}

/** `min(id)`, `max(id)`: the first or last row. */
function extremeOf(flat: FlatQuery): { by: string; descending: boolean } | null {
  const call = flat.columns
    .map(unwrapped)
    .find((column) => column.kind === 'call' && /^(?:min|max)$/.test(column.name));
  if (call?.kind !== 'call') return null;
  const { names } = columnsIn(call.args);
  return names.length === 1 ? { by: names[0]!, descending: call.name === 'max' } : null;
}

function unwrapped(expression: SqlExpression): SqlExpression {
  const wraps =
    expression.kind === 'call' && /^(?:cast|convert|isnull|ifnull|coalesce|nvl)$/.test(expression.name);
  return wraps && expression.args[0] !== undefined ? unwrapped(expression.args[0]) : expression;
}

function addPosition(draft: Draft, position: NonNullable<RowChoice['position']>): void {
  const before = draft.position;
  if (before === null) draft.position = position;
  else {
    const named = before.by === '' ? position : before;
    const count = Math.min(before.count - position.first, position.count);
    draft.position = {
      by: named.by,
      descending: named.descending,
      first: before.first + position.first,
      count,
    };
  }
}

function addCondition(
  condition: SqlExpression,
  flat: FlatQuery,
  draft: Draft,
  open: { column: string; value: string; descending: boolean }[],
): void {
  if (condition.kind !== 'operation') {
    if (Number.isNaN(foldNumber(condition))) draft.untold = true;
    return;
  }
  const { operator, operands } = condition;
  const [left, right, third] = operands;
  if (right === undefined) {
    draft.untold = true;
    return;
  }
  if (isConstant(left!) && isConstant(right)) return;
  if (rowNumberOf(left!, flat) !== null) {
    addRowNumber(draft, operator, rowNumberOf(left!, flat)!, right, third);
    return;
  }
  const flipped = isConstant(left!) && !isConstant(right);
  const column = columnOf(flipped ? right : left!);
  if (column === '') draft.untold = true;
  else if (flipped) addComparison(draft, open, column, FLIPPED[operator] ?? operator, [left!]);
  else if (operator === 'not in' && right.kind === 'query') addNotIn(draft, right, flat);
  else addComparison(draft, open, column, operator, operands.slice(1));
}

const FLIPPED: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' };

function isConstant(expression: SqlExpression): boolean {
  return foldText(expression) !== null;
}

/** The column itself, also when cast or trimmed; '' for anything else. */
function columnOf(expression: SqlExpression): string {
  if (expression.kind === 'name') return expression.path.at(-1)!;
  if (expression.kind === 'value' && expression.ident) return expression.text.toLowerCase();
  const wraps =
    expression.kind === 'call' &&
    /^(?:cast|convert|trim|rtrim|ltrim|isnull|ifnull|nvl|coalesce|to_char)$/.test(expression.name);
  if (!wraps || expression.kind !== 'call') return '';
  return expression.args.map(columnOf).find((name) => name !== '') ?? '';
}

function addComparison(
  draft: Draft,
  open: { column: string; value: string; descending: boolean }[],
  column: string,
  operator: string,
  against: readonly SqlExpression[],
): void {
  const first = against[0]!;
  const values = first.kind === 'call' && first.name === 'row' ? first.args.map(foldText) : [foldText(first)];
  if (HARMLESS.has(operator)) return;
  if (values.includes(null)) {
    draft.untold = true;
    return;
  }
  const texts = values as string[];
  const exact =
    /^(?:=|==|<=>|in|is)$/.test(operator) || (/^(?:like|ilike)$/.test(operator) && !/[%_*]/.test(texts[0]!));
  if (exact) draft.keys.push({ column, values: texts });
  else if (operator === 'between') addBetween(draft, column, against);
  else if (operator === '>' || operator === '<') {
    open.push({ column, value: texts[0]!, descending: operator === '<' });
  } else if (operator === '>=') draft.ranges.push({ column, from: texts[0]! });
  else if (operator === '<=') draft.ranges.push({ column, to: texts[0]! });
  else draft.untold = true;
}

function addBetween(draft: Draft, column: string, against: readonly SqlExpression[]): void {
  const [from, to] = against.map(foldText);
  if (typeof from === 'string' && typeof to === 'string') draft.ranges.push({ column, from, to });
  else draft.untold = true;
}

/** An open range becomes a closed one where the value is a whole number. */
function addOpenRange(
  { column, value, descending }: { column: string; value: string; descending: boolean },
  draft: Draft,
): void {
  if (/^\d{4}-\d\d-\d\d/.test(value)) {
    draft.ranges.push(descending ? { column, to: value, open: true } : { column, from: value, open: true });
  } else if (!/^-?\d{1,15}$/.test(value)) draft.untold = true;
  else if (descending) draft.ranges.push({ column, to: String(Number(value) - 1) });
  else draft.ranges.push({ column, from: String(Number(value) + 1) });
}

/** The order that `rownum` or `row_number() over (…)` counts in; null for other expressions. */
function rowNumberOf(expression: SqlExpression, flat: FlatQuery): { by: string; descending: boolean } | null {
  if (expression.kind === 'name' && expression.path.at(-1) === 'rownum') return orderOf(flat.order);
  if (expression.kind !== 'call' || expression.name !== 'row_number') return null;
  return orderOf(expression.over ?? []);
}

function addRowNumber(
  draft: Draft,
  operator: string,
  order: { by: string; descending: boolean },
  right: SqlExpression,
  third: SqlExpression | undefined,
): void {
  const n = foldNumber(right);
  const m = third === undefined ? Number.NaN : foldNumber(third);
  const [first, end] = rowNumbers(operator, n, m);
  if (Number.isNaN(first) || Number.isNaN(end)) {
    draft.untold = true;
    return;
  }
  const before = draft.position;
  const from = Math.max(first, before?.first ?? 0);
  const to = Math.min(end, (before?.first ?? 0) + (before?.count ?? Number.POSITIVE_INFINITY));
  const named = before !== null && before.by !== '' ? before : order;
  draft.position = { by: named.by, descending: named.descending, first: from, count: to - from };
}

/** First place (from 0) and the place behind the last. */
function rowNumbers(operator: string, n: number, m: number): readonly [number, number] {
  const end = Number.POSITIVE_INFINITY;
  switch (operator) {
    case '=':
    case 'in':
    case 'like':
      return [n - 1, n];
    case '<':
      return [0, n - 1];
    case '<=':
      return [0, n];
    case '>':
      return [n, Number.isNaN(n) ? n : end];
    case '>=':
      return [n - 1, Number.isNaN(n) ? n : end];
    case 'between':
      return [n - 1, m];
    default:
      return [Number.NaN, Number.NaN];
  }
}

/** `not in (select top 5 id from …)`: what comes after the first five. */
function addNotIn(draft: Draft, right: SqlExpression & { kind: 'query' }, flat: FlatQuery): void {
  const inner = flatQuery(right.query);
  const same = inner.tables[0]?.path.at(-1) === flat.tables[0]?.path.at(-1);
  const skipped = inner.limit + inner.offset;
  if (!same || inner.conditions.length > 0 || !Number.isFinite(skipped)) {
    draft.untold = true;
    return;
  }
  const own = orderOf(flat.order);
  const order = own.by === '' ? orderOf(inner.order) : own;
  draft.position = { ...order, first: skipped, count: Number.POSITIVE_INFINITY };
}
