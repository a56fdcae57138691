import type { DataSet } from '../../model/data-set.ts';
import type { Pointer, Selection } from '../../model/route.ts';
import type { RowFilter } from '../../model/row-filter.ts';
import { readRange } from './read-range.ts';
import { readSpan, type Span } from './read-span.ts';
import { isListName, type Named, type ValueOf } from './request-values.ts';

/** Where a selection's pointers look. */
export interface SelectionContext {
  readonly timezone: string;
  /** The data set that is selected from, where the profile has it. */
  readonly dataSet: DataSet | undefined;
  /** Path parameters, in UTF-16. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: ValueOf;
}

/** The rows that a request selects, as far as it could be read. */
export interface ReadSelection {
  /** Holds at least what was selected: a condition that could not be read is left out. */
  readonly filter: RowFilter;
  /** Names of the parameters that could not be read. */
  readonly unread: readonly string[];
  /** Whether the request has none of the parameters: no condition, when the log holds all that was sent. */
  readonly isBare: boolean;
  /** Whether nothing says which row is meant although the route names rows by their id. */
  readonly lacksId: boolean;
  /** Whether it may name several of them. */
  readonly isList: boolean;
}

/** Reads which rows of a data set a request selects, by a route's `selects`. */
export function readSelection(selection: Selection, context: SelectionContext): ReadSelection {
  const filters: RowFilter[] = [];
  const unread: string[] = [];
  const notes: Notes = { unread, asked: 0, absent: 0 };
  let lacksId = false;
  let isList = false;
  for (const [by, pointer] of Object.entries(selection)) {
    const filter =
      typeof pointer === 'string'
        ? pickedBy(by, pointer, context, notes)
        : boundedBy(by, pointer, context, notes);
    if (filter !== null) filters.push(filter);
    else if (isId(by, context.dataSet)) {
      lacksId = true;
      isList ||= typeof pointer === 'string' && isListName(nameOf(pointer));
    }
  }
  const isBare = notes.asked > 0 && notes.asked === notes.absent;
  return { filter: every(filters), unread, isBare, lacksId, isList };
}

/** Several conditions as one. */
export function every(filters: readonly RowFilter[]): RowFilter {
  if (filters.length === 0) return { kind: 'all' };
  return filters.length === 1 ? filters[0]! : { kind: 'every', of: filters };
}

interface Notes {
  readonly unread: string[];
  /** Pointers into the query, and how many of them the request does not have. */
  asked: number;
  absent: number;
}

function pickedBy(by: string, pointer: Pointer, context: SelectionContext, notes: Notes): RowFilter | null {
  const values = valuesAt(pointer, context, notes);
  if (values === null) return null;
  if (isPlacedAt(by, context.dataSet)) {
    const spans = values.map((value) => readRange(value, context.timezone));
    if (spans.every((span) => span !== null)) return between(by, hull(spans));
    notes.unread.push(nameOf(pointer));
    return null;
  }
  const isName = isId(by, context.dataSet) || by === 'customer';
  const picked = [
    ...new Set(isName ? values.flatMap(partsOf) : values.flatMap((one) => [one, ...listed(one)])),
  ];
  if (picked.length > 0 && (!isId(by, context.dataSet) || picked.every(isIdLike))) {
    return { kind: 'in', by, values: picked };
  }
  notes.unread.push(nameOf(pointer));
  return null;
}

function boundedBy(
  by: string,
  { from, to }: { readonly from?: Pointer | undefined; readonly to?: Pointer | undefined },
  context: SelectionContext,
  notes: Notes,
): RowFilter | null {
  const low = from === undefined ? null : (valuesAt(from, context, notes)?.at(-1) ?? null);
  const high = to === undefined ? null : (valuesAt(to, context, notes)?.at(-1) ?? null);
  if (low === null && high === null) return null;
  if (!isPlacedAt(by, context.dataSet) && ![low, high].some(looksLikeDate)) {
    return { kind: 'between', by, from: low ?? undefined, to: high ?? undefined };
  }
  const first = low === null ? undefined : readSpan(low, context.timezone);
  const last = high === null ? undefined : readSpan(high, context.timezone);
  if (first === null) notes.unread.push(nameOf(from!));
  if (last === null) notes.unread.push(nameOf(to!));
  if (!first && !last) return null;
  return { kind: 'between', by, from: first?.from, to: last?.to };
}

function valuesAt(pointer: Pointer, context: SelectionContext, notes: Notes): readonly string[] | null {
  const name = nameOf(pointer);
  const { values, whole } = pointer.startsWith('path.')
    ? pathValue(context.params[name])
    : context.query(name);
  if (!whole) notes.unread.push(name);
  if (pointer.startsWith('query.')) {
    notes.asked++;
    if (whole && values.length === 0) notes.absent++;
  }
  return whole && values.length > 0 ? values : null;
}

/** A row's name in a path may carry the ending of a format: `/orders/1042.csv`. */
function pathValue(value: string | undefined): Named {
  const bare = value?.trim().replace(/(?<=.)\.(?:csv|json|xml|pdf|html?|xlsx?|tsv|txt)$/i, '') ?? '';
  return { values: bare === '' ? [] : [bare], whole: true };
}

function nameOf(pointer: Pointer): string {
  return pointer.slice(pointer.indexOf('.') + 1);
}

function isPlacedAt(by: string, set: DataSet | undefined): boolean {
  return by === 'placed_at' || (set?.placedAt !== undefined && by === set.placedAt);
}

function isId(by: string, set: DataSet | undefined): boolean {
  return by === 'id' || by === set?.id;
}

/** A list in one value: `1001,1002`, `1001 1002`, `["1001","1002"]`. */
function partsOf(value: string): string[] {
  const bare = /^\[.*\]$/.test(value) ? value.slice(1, -1) : value;
  return bare.split(/[,、;|\s]+/).flatMap((part) => {
    const id = part.replace(/^(["'])(.*)\1$/, '$2');
    return id === '' ? [] : [id];
  });
}

/** Other values may hold blanks and commas themselves: they stand for themselves, and for a list with commas. */
function listed(value: string): string[] {
  return value.includes(',') ? value.split(/\s*,\s*/).filter((part) => part !== '') : [];
}

/** What names a row, and not an attempt at something else. */
export function isIdLike(value: string): boolean {
  return value.length <= 128 && /^[\p{L}\p{N}#][\p{L}\p{N}\p{M}_.:@+/=~-]*$/u.test(value);
}

function looksLikeDate(value: string | null): boolean {
  return value !== null && /^\d{4}[-/年]\d{1,2}[-/月]\d{1,2}/.test(value.normalize('NFKC'));
}

function between(by: string, { from, to }: Span): RowFilter {
  return { kind: 'between', by, from, to };
}

function hull(spans: readonly Span[]): Span {
  return {
    from: Math.min(...spans.map(({ from }) => from)),
    to: Math.max(...spans.map(({ to }) => to)),
  };
}
