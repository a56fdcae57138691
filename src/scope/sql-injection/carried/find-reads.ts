import { sqlTokens } from '../../../request/sql/sql-tokens.ts';
import { type BlindCell, blindCell, isNumericType } from '../blind/blind-cell.ts';
import { type BlindQuestion, blindQuestion } from '../blind/blind-question.ts';
import type { BlindRead, DirectRead, ReadMode, Reads } from '../reads.ts';
import { COUNTS, columnsIn } from '../sql/columns-in.ts';
import { conjuncts, type FlatQuery, flatQuery, isCatalogueTable } from '../sql/flat-query.ts';
import { foldNumber, foldText } from '../sql/fold.ts';
import { type RowChoice, rowChoice } from '../sql/row-choice.ts';
import { SqlParser } from '../sql/sql-parser.ts';
import type { SqlExpression, SqlQuery } from '../sql/sql-syntax.ts';

type Way = ReadMode | '';

const LEAKS =
  /^(?:extractvalue|updatexml|xmltype|ctxsys\.drithsx\.sn|dbms_utility\.sqlid_to_sqlhash|ordsys\.ord_dicom\.getmappingxpath|query_to_xml|geometrycollection|multipoint|multipolygon|multilinestring|linestring|polygon|gtid_subset|gtid_subtract|json_keys|name_const|exp|st_latfromgeohash|st_longfromgeohash|st_pointfromgeohash|sys\.database_name|to_number|bigint|fn_xe_file_target_read_file|uuid_to_bin|utl_inaddr\.get_host_name|sys\.utl_inaddr\.get_host_name)$/;
const LEAVES =
  /^(?:load_file|(?:sys\.)?utl_http\.request|httpuritype|dbms_ldap\.init|dblink|dblink_connect|xp_dirtree|master\.\.xp_dirtree|master\.\.xp_fileexist|xp_fileexist|openrowset|opendatasource|openquery|lo_export|xp_cmdshell|master\.\.xp_cmdshell)$/;

const COMPARES = /^(?:not )?(?:=|==|<=>|<>|!=|<|>|<=|>=|in|like|ilike|rlike|regexp|glob|between|is)$/;
const QUERY_IN_TEXT =
  /^(?:query_to_xml|query_to_json|(?:sys\.)?dbms_xmlgen\.getxml(?:type)?|openquery|dblink)$/;
const MAX_TOKENS = 400;

/**
 * Finds what a condition or value reads: `extractvalue(1,concat(0x7e,(select …)))`, `ascii(substr((select …),1,1))>64`.
 *
 * @param compared whether something before it is compared with it
 */
export function readsOfExpression(expression: SqlExpression, compared = false): Reads {
  const finder = new ReadFinder();
  if (compared && expression.kind === 'query') finder.visitHidden(expression.query, null);
  else finder.visit(expression, '', null);
  return finder;
}

/** Finds what a query and those united with it read. */
export function readsOfQuery(query: SqlQuery, way: ReadMode): Reads {
  const finder = new ReadFinder();
  for (let part: SqlQuery | null = query; part !== null; part = part.next)
    finder.visitQuery(part, way, null, true);
  return finder;
}

class ReadFinder implements Reads {
  readonly direct: DirectRead[] = [];
  readonly blind: BlindRead[] = [];

  visit(expression: SqlExpression, way: Way, flat: FlatQuery | null): void {
    switch (expression.kind) {
      case 'query':
        for (let part: SqlQuery | null = expression.query; part !== null; part = part.next)
          this.visitQuery(part, way === '' ? 'bare' : way, flat, true);
        return;
      case 'operation':
        this.#visitOperation(expression, way, flat);
        return;
      case 'call': {
        if (QUERY_IN_TEXT.test(expression.name)) this.#visitText(expression.args[0], way);
        const next = wayOfCall(expression.name, expression.args, way);
        for (const part of expression.args) {
          if (COUNTS.has(expression.name) && part.kind === 'query') this.visitHidden(part.query, flat);
          else this.visit(part, next, flat);
        }
        return;
      }
      default:
    }
  }

  #visitOperation(expression: SqlExpression & { kind: 'operation' }, way: Way, flat: FlatQuery | null): void {
    if (expression.operator === 'and') {
      const parts = conjuncts(expression);
      for (const part of parts) {
        const others = parts.filter((other) => other !== part);
        if (part.kind !== 'operation' || !this.#asks(part, flat, others)) this.visit(part, way, flat);
      }
      return;
    }
    if (this.#asks(expression, flat, [])) return;
    const through = this.#wayThrough(expression, way);
    const compares = through === '' && COMPARES.test(expression.operator);
    for (const part of expression.operands) {
      if (compares && part.kind === 'query') this.visitHidden(part.query, flat);
      else this.visit(part, through, flat);
    }
  }

  /** A query of which only a comparison is seen: `exists (select …)`, `'x' in (select …)`. */
  visitHidden(query: SqlQuery, flat: FlatQuery | null): void {
    for (let part: SqlQuery | null = query; part !== null; part = part.next)
      this.visitQuery(part, 'bare', flat, false);
  }

  /** `query_to_xml('select …')`. */
  #visitText(text: SqlExpression | undefined, way: Way): void {
    const written = text === undefined ? null : foldText(text);
    if (written === null) return;
    const { tokens } = sqlTokens(written.toLowerCase(), 0, MAX_TOKENS);
    const query = new SqlParser(tokens, written).query();
    if (query !== null) this.visitQuery(query, way === '' ? 'error' : way, null, true);
  }

  /** @param own whether the query's own columns come out, or only what lies inside them */
  visitQuery(query: SqlQuery, way: ReadMode, outer: FlatQuery | null, own: boolean): void {
    const flat = flatQuery(query);
    const inside = doubles(query) ? 'error' : query.outfile !== '' ? 'file' : way;
    const shows = own && inside !== 'bare' && showsOwn(flat);
    const asked = shows ? [] : flat.conditions.filter((condition) => this.#asksContent(condition, flat));
    if (own || doubles(query)) this.#addDirect(flat, inside, asked);
    const env = flat.tables.length === 0 ? outer : flat;
    for (const { expression } of query.columns) this.visit(expression, inside, env);
    for (const source of query.from) {
      if (source.kind === 'query') this.visitQuery(source.query, inside, env, false);
      if (source.kind === 'call') this.visit(source.call, inside, env);
    }
    for (const condition of flat.conditions)
      if (!asked.includes(condition)) this.#visitCondition(condition, env);
    for (const { by } of query.order) this.visit(by, '', env);
  }

  /** Conditions choose rows: queries in them show nothing themselves. */
  #visitCondition(condition: SqlExpression, flat: FlatQuery | null): void {
    const finder = new ReadFinder();
    finder.visit(condition, '', flat);
    this.blind.push(...finder.blind.filter(({ question }) => question.cell.flat !== flat));
    this.direct.push(...finder.direct.filter(({ mode }) => mode === 'error' || mode === 'out-of-band'));
  }

  #addDirect(flat: FlatQuery, mode: ReadMode, asked: readonly SqlExpression[]): void {
    const tables = flat.tables.filter(({ path }) => !isCatalogueTable(path));
    if (tables.length === 0 || asked.length > 0) return;
    const gathering = flat.conditions.filter(gathersRows);
    const shown = [...flat.columns.filter((column) => !asksInside(column, flat)), ...gathering];
    for (const { path, alias } of tables) {
      const read = columnsIn(shown, tables.length > 1 ? [alias, path.at(-1)!] : []);
      // `row_to_json(members)`, `members::text`: the row as a whole.
      const star = read.star || read.names.some((name) => name === alias || name === path.at(-1));
      const { names } = read;
      if (names.length === 0 && !star) continue;
      const aggregate = gathering.length > 0 ? 'variable' : read.aggregate;
      const choice = rowChoice(flat, gathering);
      const rows = tables.length > 1 && choice.position !== null ? { ...choice, untold: true } : choice;
      this.direct.push({ mode, table: path, columns: names, star, aggregate, rows, open: flat.open });
    }
  }

  /** `where id=5 and password like 'a%'`: the row is told by the one, its content asked by the other. */
  #asksContent(condition: SqlExpression, flat: FlatQuery): boolean {
    const question = blindQuestion(condition, flat);
    if (question === null || question.cell.flat !== flat || question.place === 0) return false;
    if (
      question.cell.start === 0 &&
      condition.kind === 'operation' &&
      !/like|regexp|glob|~/.test(condition.operator)
    )
      return false;
    if (isPlainLike(condition)) return false;
    const others = flat.conditions.filter((other) => other !== condition);
    this.#addBlind(question, rowChoice({ ...flat, conditions: others }));
    return true;
  }

  /** Whether an operation was a question of blind extraction. */
  #asks(
    expression: SqlExpression & { kind: 'operation' },
    flat: FlatQuery | null,
    beside: readonly SqlExpression[],
  ): boolean {
    const question = blindQuestion(expression, flat);
    if (question === null) return false;
    const { cell } = question;
    if (cell.about === 'count' || showsItself(cell)) return false;
    if (cell.about === 'value' && question.place === 0 && !(question.above >= 0)) return false;
    // `case when username='x' and substr(password,1,1)='a'`: the row is told beside the question.
    const keys = cell.flat === flat ? beside.filter((other) => isKey(other)) : [];
    const { conditions } = cell.flat;
    this.#addBlind(
      question,
      rowChoice(keys.length === 0 ? cell.flat : { ...cell.flat, conditions: [...conditions, ...keys] }),
    );
    return true;
  }

  /** SQL Server fails with the value when it compares text with a number; so does a cast to a number anywhere. */
  #wayThrough(expression: SqlExpression & { kind: 'operation' }, way: Way): Way {
    if (way !== '' || expression.operator === 'or') return way;
    const { operator, operands } = expression;
    if (operator === '~') return 'error';
    const constant = operands.length < 2 || operands.some((part) => foldText(part) !== null);
    const numeric = operands.some((part) => !Number.isNaN(foldNumber(part)));
    if (!constant || (/^(?:\+|\|\|)$/.test(operator) && !numeric)) return way;
    const cells = operands.map((part) => blindCell(part, null));
    return cells.some((cell) => cell !== null && showsItself(cell)) ? 'error' : way;
  }

  #addBlind(question: BlindQuestion, rows: RowChoice): void {
    const table = question.cell.flat.tables.find(({ path }) => !isCatalogueTable(path));
    if (table !== undefined) this.blind.push({ table: table.path, rows, question });
  }
}

/** Whether a value is compared in a way that fails with an error showing it. */
function showsItself(cell: BlindCell): boolean {
  if (cell.about !== 'value' || cell.code !== '' || (cell.start > 0 && cell.length <= 4)) return false;
  return cell.wrapped || cell.numeric || (cell.flat.top && cell.start === 0);
}

/** Whether a column's expression only tells whether a condition on the row's content holds. */
function asksInside(expression: SqlExpression, flat: FlatQuery): boolean {
  if (expression.kind === 'call') return expression.args.some((part) => asksInside(part, flat));
  if (expression.kind !== 'operation') return false;
  const question = blindQuestion(expression, flat);
  if (question !== null && question.cell.start > 0) return true;
  return expression.operands.some((part) => asksInside(part, flat));
}

function showsOwn(flat: FlatQuery): boolean {
  const { names, star } = columnsIn(flat.columns.filter((column) => !asksInside(column, flat)));
  return star || names.length > 0;
}

/** `where @x:=concat(@x,email)`: a variable takes in every row. */
function gathersRows(condition: SqlExpression): boolean {
  if (condition.kind === 'call') return condition.args.some(gathersRows);
  if (condition.kind !== 'operation') return false;
  return condition.operator === ':=' || condition.operands.some(gathersRows);
}

function isKey(condition: SqlExpression): boolean {
  if (condition.kind !== 'operation' || !/^(?:=|in|like)$/.test(condition.operator)) return false;
  const [left, right] = condition.operands;
  return left?.kind === 'name' && right !== undefined && foldText(right) !== null;
}

function isPlainLike(condition: SqlExpression): boolean {
  if (condition.kind !== 'operation' || !/like$/.test(condition.operator)) return false;
  const pattern = condition.operands[1];
  return pattern?.kind === 'value' && !/[%_]/.test(pattern.text);
}

function wayOfCall(name: string, args: readonly SqlExpression[], way: Way): Way {
  if (LEAKS.test(name)) return 'error';
  if (LEAVES.test(name)) return 'out-of-band';
  if (name === 'utl_inaddr.get_host_address' || name === 'sys.utl_inaddr.get_host_address') return 'error';
  const numeric = /^(?:try_)?(?:cast|convert)$/.test(name) && args.some(isNumericType);
  return numeric && way === '' ? 'error' : way;
}

/** `select count(*),concat((select …),floor(rand(0)*2))x … group by x`: the error shows the group's key. */
function doubles(query: SqlQuery): boolean {
  return query.grouped && query.columns.some(({ expression }) => callsRandom(expression));
}

function callsRandom(expression: SqlExpression): boolean {
  if (expression.kind === 'call') return expression.name === 'rand' || expression.args.some(callsRandom);
  return expression.kind === 'operation' && expression.operands.some(callsRandom);
}
