import { CATALOGUES } from '../../../request/sql/sql-functions.data.ts';
import { leavesOf } from './leaves-of.ts';
import type { SqlExpression, SqlOrder, SqlQuery, SqlSource } from './sql-syntax.ts';

/** A query over named tables, with the queries that stood in its `from` dissolved into it. */
export interface FlatQuery {
  readonly tables: readonly { readonly path: readonly string[]; readonly alias: string }[];
  readonly columns: readonly SqlExpression[];
  /** Conditions that all hold. */
  readonly conditions: readonly SqlExpression[];
  readonly order: readonly SqlOrder[];
  readonly offset: number;
  readonly limit: number;
  /** Limits of the queries inside, which hold before anything is aggregated. */
  readonly innerOffset: number;
  readonly innerLimit: number;
  readonly unclear: boolean;
  readonly top: boolean;
  readonly grouped: boolean;
  /** Whether the text ended inside it. */
  readonly open: boolean;
}

/** The same query is asked about from several sides, one after the other. */
const known = new Map<SqlQuery, FlatQuery>();
const MAX_KNOWN = 32;

/** Dissolves `select x from (select … ) where …` into one query over the tables themselves. */
export function flatQuery(query: SqlQuery): FlatQuery {
  let flat = known.get(query);
  if (flat === undefined) {
    flat = flattened(query);
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(query, flat);
  }
  return flat;
}

function flattened(query: SqlQuery): FlatQuery {
  const inner = query.from.flatMap((source) =>
    source.kind === 'query' ? [{ source, flat: flatQuery(source.query) }] : [],
  );
  const names = new Map<string, SqlExpression>();
  for (const { source, flat } of inner) addNames(source.query, flat, names);
  const columns = query.columns.flatMap(({ expression }) =>
    expression.kind === 'star' && inner.length > 0
      ? inner.flatMap(({ flat }) => flat.columns)
      : replaced(expression, names),
  );
  const own = {
    tables: query.from.flatMap(namedTable),
    columns,
    conditions: query.where === null ? [] : conjuncts(replaced(query.where, names)),
    order: query.order.map(({ by, descending }) => ({
      by: ordinal(replaced(by, names), columns),
      descending,
    })),
    offset: query.offset,
    limit: query.limit,
    innerOffset: 0,
    innerLimit: Number.POSITIVE_INFINITY,
    unclear: query.unclear,
    top: query.top,
    grouped: query.grouped,
    open: query.open,
  };
  return inner.length === 0
    ? own
    : around(
        own,
        inner.map(({ flat }) => flat),
        query.from.length === 1,
      );
}

/** @param alone whether the inner query is all that the outer one reads, so that its order and limit hold */
function around(own: FlatQuery, inner: readonly FlatQuery[], alone: boolean): FlatQuery {
  const only = alone ? inner[0] : undefined;
  return {
    ...own,
    tables: [...own.tables, ...inner.flatMap(({ tables }) => tables)],
    conditions: [...inner.flatMap(({ conditions }) => conditions), ...own.conditions],
    order: own.order.length > 0 ? own.order : (only?.order ?? []),
    innerOffset: only === undefined ? 0 : only.offset + only.innerOffset,
    innerLimit: only === undefined ? Number.POSITIVE_INFINITY : Math.min(only.limit, only.innerLimit),
    unclear: own.unclear || inner.some(({ unclear }) => unclear),
    grouped: own.grouped || inner.some(({ grouped }) => grouped),
    open: own.open || inner.some(({ open }) => open),
  };
}

/** Whether a table belongs to a database's own catalogue, or to none: reading it reads nobody's data. */
export function isCatalogueTable(path: readonly string[]): boolean {
  const name = path.at(-1) ?? '';
  if (name === '' || name === 'dual' || name === 'sysdummy1') return true;
  const full = path.join('.');
  if (CATALOGUES.has(full) || CATALOGUES.has(name) || path.slice(0, -1).some((part) => CATALOGUES.has(part)))
    return true;
  const schema = path.length > 1 ? path.at(-2)! : '';
  return (
    /^(?:information_schema|mysql|sys|pg_catalog|performance_schema|msdb)$/.test(schema) ||
    /^(?:pg_|sqlite_|v\$|gv\$|dba_|sys\.)/.test(name)
  );
}

function namedTable(source: SqlSource): { path: readonly string[]; alias: string }[] {
  return source.kind === 'table' ? [{ path: source.path, alias: source.alias }] : [];
}

function addNames(query: SqlQuery, flat: FlatQuery, names: Map<string, SqlExpression>): void {
  if (flat.columns.length !== query.columns.length) return;
  query.columns.forEach(({ expression, alias }, place) => {
    const name = alias !== '' ? alias : expression.kind === 'name' ? expression.path.at(-1)! : '';
    if (name !== '') names.set(name, flat.columns[place]!);
  });
}

function replaced(expression: SqlExpression, names: ReadonlyMap<string, SqlExpression>): SqlExpression {
  if (names.size === 0) return expression;
  switch (expression.kind) {
    case 'name':
      return names.get(expression.path.at(-1)!) ?? expression;
    case 'call':
      return { ...expression, args: expression.args.map((part) => replaced(part, names)) };
    case 'operation':
      return { ...expression, operands: expression.operands.map((part) => replaced(part, names)) };
    default:
      return expression;
  }
}

/** `order by 2` means the second column. */
function ordinal(by: SqlExpression, columns: readonly SqlExpression[]): SqlExpression {
  return by.kind === 'value' ? (columns[by.number - 1] ?? by) : by;
}

/** The conditions that `and` joins. */
export function conjuncts(expression: SqlExpression): SqlExpression[] {
  return leavesOf(expression, (each) =>
    each.kind === 'operation' && each.operator === 'and' ? each.operands : [],
  );
}
