import type { RowFilter } from '../../../model/row-filter.ts';

/** Which rows of a table a page listed, as its address says. */
export interface ListedRows {
  /** In lower case; null for all columns. */
  readonly columns: readonly string[] | null;
  /** Columns as written; times as text. */
  readonly filter: RowFilter;
  /** False where a condition or the order was not understood: other rows may have been shown, no more than `limit`. */
  readonly isWhole: boolean;
  readonly limit: number;
}

/** Rows on a page where the address does not say (Adminer 4 and 5). */
const USUAL_LIMIT = 50;
const MOST_CONDITIONS = 32;

/**
 * Reads what Adminer lists at an address (adminer/select.inc.php):
 * `select=orders&where[0][col]=state&where[0][op]==&where[0][val]=paid&order[0]=id&page=2`.
 */
export function adminerRows(parameters: URLSearchParams): ListedRows {
  const limit = limitOf(parameters.get('limit'));
  const page = Number(parameters.get('page') ?? 0);
  const orders = namesIn(parameters, 'order').filter((name) => name !== '');
  const within = conditionsIn(parameters);
  const columns = columnsIn(parameters);
  const isWhole =
    within !== null && columns !== 'reckoned' && Number.isInteger(page) && page >= 0 && orders.length < 2;
  const shown = columns === 'reckoned' ? null : columns;
  if (!isWhole) return { columns: shown, filter: { kind: 'all' }, isWhole: false, limit };
  const fits: RowFilter =
    within.length === 0 ? { kind: 'all' } : within.length === 1 ? within[0]! : { kind: 'every', of: within };
  const filter: RowFilter = Number.isFinite(limit)
    ? {
        kind: 'positions',
        by: (orders[0] ?? '').toLowerCase(),
        descending: parameters.get('desc[0]') === '1',
        ...(fits.kind === 'all' ? {} : { within: fits }),
        ranges: [[page * limit, limit]],
      }
    : fits;
  return { columns: shown, filter, isWhole: true, limit: Number.POSITIVE_INFINITY };
}

/** '' stands for all rows. */
function limitOf(written: string | null): number {
  if (written === '') return Number.POSITIVE_INFINITY;
  const limit = Number(written ?? USUAL_LIMIT);
  return Number.isInteger(limit) && limit > 0 ? limit : USUAL_LIMIT;
}

/** null where one of them is not understood. */
function conditionsIn(parameters: URLSearchParams): readonly RowFilter[] | null {
  const found: RowFilter[] = [];
  for (let at = 0; at < MOST_CONDITIONS; at++) {
    const of = (part: string) => parameters.get(`where[${at}][${part}]`);
    const value = of('val') ?? '';
    const column = (of('col') ?? '').toLowerCase();
    if (of('col') === null && value === '') continue;
    const filter = column === '' ? null : conditionOf(column, of('op') ?? '=', value);
    if (filter === null) return null;
    found.push(filter);
  }
  return found;
}

function conditionOf(by: string, operator: string, value: string): RowFilter | null {
  const like = (pattern: string): RowFilter => ({ kind: 'like', by, pattern, folds: false });
  switch (operator) {
    case '=':
      return { kind: 'in', by, values: [value] };
    case '!=':
      return { kind: 'not', of: { kind: 'in', by, values: [value] } };
    case '>=':
      return { kind: 'between', by, from: value };
    case '<=':
      return { kind: 'between', by, to: value };
    case 'LIKE':
      return value.includes('\\') ? null : like(value);
    case 'LIKE %%':
      return like(`%${value.replace(/[\\%_]/g, '\\$&')}%`);
    case 'IN':
      return { kind: 'in', by, values: value.split(',').map((one) => one.trim().replace(/^'(.*)'$/s, '$1')) };
    case 'IS NULL':
      return { kind: 'empty', by };
    case 'IS NOT NULL':
      return { kind: 'not', of: { kind: 'empty', by } };
    default:
      return null;
  }
}

/** `reckoned`: functions and groups, whose rows are not those of the table. */
function columnsIn(parameters: URLSearchParams): readonly string[] | null | 'reckoned' {
  const names: string[] = [];
  for (const [name, value] of parameters) {
    const part = /^columns\[\d{1,3}\]\[(fun|col)\]$/.exec(name)?.[1];
    if (part === 'fun' && value !== '') return 'reckoned';
    if (part === 'col' && value !== '') names.push(value.toLowerCase());
  }
  return names.length === 0 ? null : names;
}

function namesIn(parameters: URLSearchParams, list: string): string[] {
  const part = new RegExp(`^${list}\\[\\d{1,3}\\]$`);
  return [...parameters].flatMap(([name, value]) => (part.test(name) ? [value] : []));
}
