import { TARGET_LIMIT } from '../../../model/shop-event.ts';
import type { SqlToken } from '../../../request/sql/sql-token.ts';
import { sqlTokens } from '../../../request/sql/sql-tokens.ts';
import { SqlParser } from '../../sql-injection/sql/sql-parser.ts';
import { rowConditions } from '../condition/row-conditions.ts';
import { queryUses } from './query-uses.ts';
import type { Statement, TableName, TableUse } from './statement.ts';

const NOTHING: Statement = { uses: [], lists: false, outfile: '', dumps: false };
const CATALOGUES = new Set(['information_schema', 'pg_catalog', 'mysql', 'performance_schema', 'sys']);

/**
 * Reads what a statement of any dialect asks of tables. Never fails: what is not understood narrows nothing.
 *
 * @param text as logged, perhaps cut at its end
 */
export function readStatement(text: string): Statement {
  const sql = text
    .slice(0, TARGET_LIMIT)
    .replace(/\/\*M?!\d*|\*\//g, ' ')
    .replace(/\b(from|copy|update) +only +/gi, '$1 ');
  // A token has a byte at least: none is left out.
  const { tokens } = sqlTokens(sql.toLowerCase(), 0, TARGET_LIMIT);
  const read = readTokens(tokens, sql);
  if (text.length < TARGET_LIMIT) return read;
  return { ...read, uses: read.uses.map((use) => ({ ...use, isWhole: false })) };
}

function readTokens(tokens: readonly SqlToken[], sql: string): Statement {
  const first = tokens.find(({ kind }) => kind !== '(' && kind !== ';')?.text ?? '';
  switch (first) {
    case 'select':
    case 'with':
    case 'declare':
    case 'table':
      return asStatement(allQueries(tokens, sql), first);
    case 'copy':
      return copyOf(tokens, sql);
    case 'update':
    case 'delete':
    case 'truncate':
      return changeOf(first, tokens, sql);
    case 'replicate':
    case 'binlog':
      return { ...NOTHING, dumps: true };
    case 'show':
    case 'describe':
    case 'desc':
    case 'explain':
      return { ...NOTHING, lists: true, uses: shownTable(tokens) };
    case 'handler':
      return asStatement([wholeTable(nameAt(tokens, 1), 'read')], first);
    default:
      return NOTHING;
  }
}

/** Queries that begin at the top, and for WITH those inside it, whose names are no tables. */
function allQueries(tokens: readonly SqlToken[], sql: string): TableUse[] {
  const starts = tokens.flatMap(({ text, role }, index) =>
    role === 'select' || (text === 'table' && index === 0) ? [index] : [],
  );
  const isWith = tokens.some(({ text }, index) => index < 2 && text === 'with');
  const used = isWith ? starts : starts.slice(0, 1);
  const uses = used.flatMap((start) => {
    const parser = new SqlParser(tokens, sql, start);
    const query = parser.query();
    return query === null ? [] : queryUses(query);
  });
  if (!isWith) return uses;
  const named = new Set(
    tokens.flatMap(({ text }, index) =>
      tokens[index + 1]?.role === 'as' && tokens[index + 2]?.kind === '(' ? [text] : [],
    ),
  );
  return uses
    .filter(({ table, schema }) => schema !== '' || !named.has(table))
    .map((use) => ({ ...use, isWhole: false }));
}

function asStatement(uses: readonly TableUse[], _first: string, outfile = ''): Statement {
  const isCatalogue = (use: TableUse) =>
    CATALOGUES.has(use.schema) || (use.schema === '' && /^(?:pg_|sqlite_)/.test(use.table));
  return {
    ...NOTHING,
    outfile,
    lists: uses.some(isCatalogue),
    uses: uses.filter((use) => !isCatalogue(use)),
  };
}

/** `copy orders (id, name) to stdout`, `copy (select …) to '/tmp/x'`; `copy … from` brings rows in. */
function copyOf(tokens: readonly SqlToken[], sql: string): Statement {
  const to = tokens.findIndex(({ text }) => text === 'to');
  const from = tokens.findIndex(
    ({ text, kind }, index) => text === 'from' && kind === 'keyword' && depthAt(tokens, index) === 0,
  );
  if (to < 0 || (from >= 0 && from < to)) return NOTHING;
  const target = tokens[to + 1];
  const outfile = target?.kind === 'string' ? target.text : '';
  if (tokens[1]?.kind === '(') return asStatement(allQueries(tokens.slice(1, to), sql), 'copy', outfile);
  const name = nameAt(tokens, 1);
  const open = tokens.findIndex(({ kind }) => kind === '(');
  const columns =
    open < 0 || open > to
      ? null
      : tokens.slice(open + 1, to).flatMap(({ kind, text }) => (kind === ',' || kind === ')' ? [] : [text]));
  return asStatement([{ ...wholeTable(name, 'read'), columns }], 'copy', outfile);
}

function changeOf(first: string, tokens: readonly SqlToken[], sql: string): Statement {
  const at = tokens.findIndex(
    ({ text, kind }, index) =>
      index > 0 && kind !== 'comment' && !/^(?:from|table|only|ignore|low_priority|quick)$/.test(text),
  );
  if (at < 0) return NOTHING;
  const name = nameAt(tokens, at);
  const set = tokens.findIndex(({ text }) => text === 'set');
  const where = tokens.findIndex(({ text }) => text === 'where');
  const parser = new SqlParser(tokens, sql, where + 1);
  const conditions = rowConditions(
    where < 0 ? null : parser.expression(),
    (path) => path.length < 2 || path.at(-2) === name.table,
  );
  const wasUnderstood = where < 0 || conditions.filter.kind !== 'all';
  const columns =
    first === 'update'
      ? tokens
          .slice(set + 1, where < 0 ? tokens.length : where)
          .flatMap(({ text, kind }, index, all) =>
            kind !== 'string' && all[index + 1]?.text === '=' && (index === 0 || all[index - 1]?.kind === ',')
              ? [text.split('.').at(-1) ?? text]
              : [],
          )
      : null;
  const use = { ...name, columns, filter: conditions.filter, limit: Number.POSITIVE_INFINITY };
  return { ...NOTHING, uses: [{ ...use, does: 'change', isWhole: conditions.isWhole && wasUnderstood }] };
}

/** `show columns from orders`, `desc orders`. */
function shownTable(tokens: readonly SqlToken[]): TableUse[] {
  const from = tokens.findIndex(({ text }) => text === 'from' || text === 'in');
  const isBare = tokens[0]?.text === 'describe' || tokens[0]?.text === 'desc';
  const at = isBare ? 1 : from + 1;
  const shows = isBare || /^(?:columns|fields|full|index|indexes|keys|create)$/.test(tokens[1]?.text ?? '');
  const isCreate = tokens[1]?.text === 'create' && tokens[2]?.text === 'table';
  if (!shows || (!isCreate && !isBare && from < 0)) return [];
  const name = nameAt(tokens, isCreate ? 3 : at);
  return name.table === '' ? [] : [wholeTable(name, 'touch')];
}

function wholeTable(name: TableName, does: TableUse['does']): TableUse {
  return {
    ...name,
    does,
    columns: null,
    filter: { kind: 'all' },
    isWhole: true,
    limit: Number.POSITIVE_INFINITY,
  };
}

/** A name of one or more parts: the tokenizer keeps plain ones together, quoted ones apart. */
function nameAt(tokens: readonly SqlToken[], at: number): TableName {
  const path: string[] = [];
  for (let i = at; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.kind !== 'word' && token.kind !== 'string' && token.kind !== 'keyword') break;
    path.push(...(token.kind === 'word' ? token.text.split('.') : [token.text]));
    if (tokens[i + 1]?.text !== '.') break;
    i++;
  }
  return { schema: path.at(-2) ?? '', table: path.at(-1) ?? '' };
}

function depthAt(tokens: readonly SqlToken[], index: number): number {
  let depth = 0;
  for (let i = 0; i < index; i++) depth += tokens[i]?.kind === '(' ? 1 : tokens[i]?.kind === ')' ? -1 : 0;
  return depth;
}
