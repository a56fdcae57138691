import type { RowFilter } from '../../../model/row-filter.ts';
import { leavesOf } from '../../sql-injection/sql/leaves-of.ts';
import type { SqlExpression, SqlQuery, SqlSource } from '../../sql-injection/sql/sql-syntax.ts';
import { rowConditions } from '../condition/row-conditions.ts';
import type { TableUse } from './statement.ts';

/** Functions that tell a number or an end of many rows, never a row itself. */
const COUNTS = new Set(['count', 'sum', 'avg', 'now', 'version', 'database', 'exists', 'pg_relation_size']);
const MOST_DEPTH = 16;

type TableSource = Extract<SqlSource, { kind: 'table' }>;

/** What a query, all it is united with and all within it asks of tables. */
export function queryUses(query: SqlQuery, depth = 0): TableUse[] {
  if (depth > MOST_DEPTH) return [];
  const uses = [...ownUses(query), ...innerQueries(query).flatMap((inner) => queryUses(inner, depth + 1))];
  return query.next === null ? uses : [...uses, ...queryUses(query.next, depth + 1)];
}

function ownUses(query: SqlQuery): TableUse[] {
  const tables = query.from.filter((source): source is TableSource => source.kind === 'table');
  const isAlone = query.from.length === 1;
  const asksForColumns = query.columns.some(({ expression }) => namesIn(expression).length > 0);
  return tables.flatMap((source): TableUse[] => {
    const table = source.path.at(-1) ?? '';
    const names = new Set([table, source.alias].filter((name) => name !== ''));
    const isOwn = (path: readonly string[]) => (path.length < 2 ? isAlone : names.has(path.at(-2) ?? ''));
    const conditions = rowConditions(query.where, isOwn);
    const columns = columnsOf(query, isOwn);
    // Joined only to narrow the rows of another table.
    if (columns?.length === 0 && asksForColumns) return [];
    const isWhole = conditions.isWhole && isAlone && !query.unclear;
    const positions = isWhole ? positionsOf(query, conditions.filter) : null;
    const use: TableUse = {
      schema: source.path.at(-2) ?? '',
      table,
      does: columns !== null && columns.length === 0 ? 'touch' : 'read',
      columns,
      filter: positions ?? conditions.filter,
      isWhole: isWhole && (positions !== null || query.offset === 0),
      limit: positions === null ? query.limit : Number.POSITIVE_INFINITY,
    };
    return [use];
  });
}

/** Rows by their place among those that the conditions leave, where the statement says in which order. */
function positionsOf(query: SqlQuery, filter: RowFilter): RowFilter | null {
  const [order, ...further] = query.order;
  if (query.grouped || order?.by.kind !== 'name' || further.length > 0) return null;
  if (!Number.isFinite(query.limit)) return null;
  const { by, descending } = order;
  return {
    kind: 'positions',
    by: by.kind === 'name' ? (by.path.at(-1) ?? '') : '',
    descending,
    ...(filter.kind === 'all' ? {} : { within: filter }),
    ranges: [[query.offset, query.limit]],
  };
}

/** Columns of a table in the list of a SELECT; null for all; none when only counts are asked for. */
function columnsOf(query: SqlQuery, isOwn: (path: readonly string[]) => boolean): string[] | null {
  const names = new Set<string>();
  for (const { expression } of query.columns) {
    if (isStar(expression)) return null;
    for (const path of namesIn(expression)) if (isOwn(path) || path.length < 2) names.add(path.at(-1) ?? '');
  }
  return [...names];
}

function isStar(expression: SqlExpression): boolean {
  if (expression.kind === 'star') return true;
  return (
    expression.kind === 'call' &&
    !COUNTS.has(expression.name) &&
    expression.args.some((argument) => isStar(argument))
  );
}

function namesIn(expression: SqlExpression): (readonly string[])[] {
  const leaves = leavesOf(expression, (each) =>
    each.kind === 'call' && COUNTS.has(each.name) ? [] : partsOf(each),
  );
  return leaves.flatMap((leaf): (readonly string[])[] => {
    if (leaf.kind === 'name') return [leaf.path];
    return leaf.kind === 'value' && leaf.ident ? [[leaf.text.toLowerCase()]] : [];
  });
}

function partsOf(expression: SqlExpression): readonly SqlExpression[] {
  if (expression.kind === 'call') return expression.args;
  return expression.kind === 'operation' ? expression.operands : [];
}

/** Queries in FROM, WHERE and the list. */
function innerQueries(query: SqlQuery): SqlQuery[] {
  const inFrom = query.from.flatMap((source) => (source.kind === 'query' ? [source.query] : []));
  const inside = [query.where, ...query.columns.map(({ expression }) => expression)].flatMap((expression) =>
    expression === null ? [] : queriesIn(expression),
  );
  return [...inFrom, ...inside];
}

function queriesIn(expression: SqlExpression): SqlQuery[] {
  return leavesOf(expression, partsOf).flatMap((leaf) => (leaf.kind === 'query' ? [leaf.query] : []));
}
