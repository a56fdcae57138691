import { joinsSums } from './joins-sums.ts';
import { afterGroup, isComparison, readCondition } from './sql-expression.ts';
import { SQL_FINDINGS, type SqlFinding } from './sql-finding.ts';
import {
  CATALOGUES,
  INFORMATION_FUNCTIONS,
  LEAKING_FUNCTIONS,
  TIME_FUNCTIONS,
} from './sql-functions.data.ts';
import { isKnownFunction, isStatement, selectsSomething, waits } from './sql-statement.ts';
import type { SqlToken } from './sql-token.ts';
import type { SqlTokens } from './sql-tokens.ts';

type Tokens = readonly SqlToken[];

const SYSTEM_VARIABLE =
  /^@@(?:version|hostname|datadir|basedir|servername|servicename|language|global|session|max_|innodb|plugin_dir|tmpdir|port|spid|microsoftversion|identity|secure_)/;
const PROCEDURE =
  /^(?:(?:master|msdb|sys)?\.{0,2}(?:dbo\.)?(?:xp_(?:cmdshell|dirtree|fileexist|reg|subdirs)|sp_(?:executesql|oacreate|oamethod|makewebtask|configure|password|addlogin))|utl_(?:http|inaddr|file|tcp)\.|dbms_(?:pipe|lock|ldap|xmlgen|java|scheduler|xslprocessor|random|utility)\.|ctxsys\.)/;
const CHANGES = /^(?:drop|delete|truncate|alter|insert|update|create|exec|execute)$/;
const TYPE =
  /^(?:int|integer|bigint|numeric|decimal|float|signed|unsigned|n?varchar2?|n?char|text|xml|binary|varbinary|datetime|date|money)$/;

/**
 * Structures that are SQL wherever they stand in a value, whatever came before. English that uses the same words
 * ("union jack", "select shop", "10 or 20") has none of them.
 *
 * @param brokenOut whether the tokens follow a quote that ended a value; then less is enough
 */
export function sqlStructures({ tokens, versionComment }: SqlTokens, brokenOut: boolean): SqlFinding[] {
  const found: SqlFinding[] = [];
  for (let i = 0; i < tokens.length && found.length < 4; i++) {
    const finding = structureAt(tokens, i, brokenOut);
    if (finding !== undefined && !found.includes(finding)) found.push(finding);
  }
  if (versionComment && tokens.some((token) => token.kind === 'keyword'))
    found.push(SQL_FINDINGS.versionComment);
  return found;
}

function structureAt(tokens: Tokens, i: number, brokenOut: boolean): SqlFinding | undefined {
  const token = tokens[i]!;
  switch (token.kind) {
    case ';':
      return isStatement(tokens, i + 1) || isCutSelect(tokens, i) || isCutStatement(tokens, i)
        ? SQL_FINDINGS.stackedQuery
        : undefined;
    case '(':
      if (isNestedSelect(tokens, i)) return SQL_FINDINGS.nestedSelect;
      return isConditionalGroup(tokens, i) ? SQL_FINDINGS.conditionalCall : undefined;
    case 'variable':
      return SYSTEM_VARIABLE.test(token.text) ? SQL_FINDINGS.systemVariable : undefined;
    case 'operator':
      return (token.text === '||' || token.text === '&&') && isTautology(tokens, i, brokenOut)
        ? SQL_FINDINGS.tautology
        : undefined;
    case 'number':
      return tokens[i + 1]?.kind === '(' && asksDatabase(tokens, i)
        ? SQL_FINDINGS.informationFunction
        : undefined;
    case 'word':
      return wordStructure(tokens, i, brokenOut);
    case 'keyword':
      return keywordStructure(tokens, i, brokenOut);
    default:
      return undefined;
  }
}

function keywordStructure(tokens: Tokens, i: number, brokenOut: boolean): SqlFinding | undefined {
  const token = tokens[i]!;
  switch (token.role) {
    case 'set-operation':
      if (isUnionSelect(tokens, i, brokenOut)) return SQL_FINDINGS.unionSelect;
      return isUnionProbe(tokens, i) ? SQL_FINDINGS.trailingComment : undefined;
    case 'from':
      return isCutQuery(tokens, i, brokenOut) ? SQL_FINDINGS.booleanCondition : undefined;
    case 'connective':
    case 'where':
      return isTautology(tokens, i, brokenOut) ? SQL_FINDINGS.tautology : undefined;
    case 'case':
      return isCaseWhen(tokens, i) ? SQL_FINDINGS.caseWhen : undefined;
    case 'into':
      return tokens[i + 1]?.role === 'outfile' && tokens[i + 2] !== undefined
        ? SQL_FINDINGS.intoOutfile
        : undefined;
    case 'procedure':
      return /^analy[sz]e$/.test(tokens[i + 1]?.text ?? '') && tokens[i + 2]?.kind === '('
        ? SQL_FINDINGS.procedureAnalyse
        : undefined;
    case 'waitfor':
      return waits(tokens, i) ? SQL_FINDINGS.waitfor : undefined;
    case 'order':
      return isCutOrder(tokens, i) ? SQL_FINDINGS.orderProbe : undefined;
    case 'select':
    case 'statement':
      return i === 0 && isWholeStatement(tokens) ? SQL_FINDINGS.statement : undefined;
    default:
      return undefined;
  }
}

function wordStructure(tokens: Tokens, i: number, brokenOut: boolean): SqlFinding | undefined {
  const token = tokens[i]!;
  if (PROCEDURE.test(token.text)) return SQL_FINDINGS.databaseProcedure;
  if (isCatalogue(tokens, i)) return SQL_FINDINGS.catalogue;
  if (tokens[i + 1]?.kind !== '(') return undefined;
  if (asksCharacter(tokens, i)) return SQL_FINDINGS.booleanCondition;
  if (asksDatabase(tokens, i)) return SQL_FINDINGS.informationFunction;
  if (TIME_FUNCTIONS.has(token.text) && isTimeCall(tokens, i, brokenOut)) return SQL_FINDINGS.timeFunction;
  if (LEAKING_FUNCTIONS.has(token.text) && hasSqlArguments(tokens, i + 1))
    return SQL_FINDINGS.leakingFunction;
  if (/^(?:n?char|chr|unichar)$/.test(token.text) && isCharacterBuilding(tokens, i)) {
    return SQL_FINDINGS.characterBuilding;
  }
  if (/^(?:group_)?concat(?:_ws)?$/.test(token.text) && hasSqlArguments(tokens, i + 1)) {
    return SQL_FINDINGS.characterBuilding;
  }
  return isTypeConversion(tokens, i) ? SQL_FINDINGS.typeConversion : undefined;
}

/** `x order by 1-- a`, `x) order by 7#`: ordered by a column's number, and the rest of the query cut off. */
function isCutOrder(tokens: Tokens, at: number): boolean {
  const column = tokens[at + 2];
  const next = tokens[at + 3];
  if (tokens[at + 1]?.role !== 'by' || column?.kind !== 'number') return false;
  if (next === undefined) return tokens[at - 1]?.kind === ')' && tokens.every(({ kind }) => kind !== '(');
  if (next.kind === ',')
    return tokens[tokens.length - 1]!.kind === 'comment' && tokens[at + 4]?.kind === 'number';
  return next.kind === 'comment' && (next.start === column.end || next.text.trim() === '');
}

/** `1; select *`: a number, and a query that somebody cut or left to the database. */
function isCutSelect(tokens: Tokens, at: number): boolean {
  return (
    tokens[at - 1]?.kind === 'number' && tokens[at + 1]?.role === 'select' && tokens[at + 2]?.text === '*'
  );
}

/** `drop members;--`, `10;drop members--`: a word that changes something, what it changes, and the rest of the query cut off. */
function isCutStatement(tokens: Tokens, at: number): boolean {
  const last = tokens[tokens.length - 1]!;
  if (last.kind !== 'comment' || last.text.trim() !== '') return false;
  const head = at === tokens.length - 2 ? 0 : at + 1;
  const end = head === 0 ? at : tokens.length - 1;
  return CHANGES.test(tokens[head]!.text) && tokens[head + 1]!.kind === 'word' && end === head + 2;
}

/** `1) from users where name='x'`: the rest of a query, after what the value stood in was closed. */
function isCutQuery(tokens: Tokens, at: number, brokenOut: boolean): boolean {
  if (!brokenOut && tokens[at - 1]?.kind !== ')') return false;
  if (tokens[at + 1]?.kind !== 'word' || tokens[at + 2]?.role !== 'where') return false;
  const condition = readCondition(tokens, at + 3);
  return condition?.left.kind === 'name' && condition.operator !== '' && condition.right?.kind === 'literal';
}

/** `ascii(substring(password,1,1))`: a character of something, as blind injection asks for it. */
function asksCharacter(tokens: Tokens, at: number): boolean {
  return (
    /^(?:ascii|ord|hex)$/.test(tokens[at]!.text) &&
    /^(?:substr|substring|mid|left|right)$/.test(tokens[at + 2]?.text ?? '') &&
    tokens[at + 3]?.kind === '('
  );
}

/** `-1#\nunion`, `1/**\/union--`, `-1 union`: a query is joined to a number, to see what the database says. */
function isUnionProbe(tokens: Tokens, at: number): boolean {
  if (tokens[at]!.text !== 'union' || tokens[at - 1]?.kind !== 'number') return false;
  const next = tokens[at + 1]?.role === 'all' ? tokens[at + 2] : tokens[at + 1];
  if (next !== undefined && next.kind !== 'comment') return false;
  return tokens[at]!.afterComment || next !== undefined || (at === 2 && tokens[0]!.text === '-');
}

function isUnionSelect(tokens: Tokens, at: number, brokenOut: boolean): boolean {
  let i = at + 1;
  while (tokens[i]?.role === 'all' || tokens[i]?.kind === '(') i++;
  if (tokens[i]?.text === 'values' && tokens[i + 1]?.kind === '(')
    return brokenOut || tokens[at - 1]?.kind === 'number';
  if (tokens[i]?.role !== 'select') return false;
  if (selectsSomething(tokens, i)) return true;
  const before = tokens[at - 1];
  // In a path a `/` stands before every word.
  const cut = before !== undefined && before.kind !== 'word' && before.text !== '/';
  const joined = tokens[i]!.afterComment || cut || i - at > 1;
  if (tokens.length === i + 1 && tokens[i - 1]!.role === 'all') return true;
  if (tokens.length === i + 1)
    return (
      brokenOut ||
      tokens[i]!.afterComment ||
      before?.kind === 'number' ||
      before?.kind === ')' ||
      before?.kind === 'variable'
    );
  const glued = tokens[i + 1]!.start === tokens[i]!.end && tokens[i + 1]!.kind === 'other';
  return (brokenOut || joined) && (glued || tokens[i + 2]?.kind !== 'word');
}

function isNestedSelect(tokens: Tokens, at: number): boolean {
  if (tokens[at + 1]?.role !== 'select' || !selectsSomething(tokens, at + 1)) return false;
  const first = tokens[at + 2]!;
  const before = tokens[at - 1];
  const alone = first.kind === 'number' && tokens[at + 3]?.kind === ')';
  if (/^(?:any|some)$/.test(before?.text ?? '') || tokens[at + 4]?.kind === 'operator') return true;
  return !alone || (before !== undefined && before.kind !== 'word');
}

/** `iif(1=2,1,1/0)`, `elt(1=1,5)`, `(1=2)*3`: a comparison of two literals that decides something. */
function isConditionalGroup(tokens: Tokens, open: number): boolean {
  const condition = tokens[open + 1]?.kind === '(' ? undefined : readCondition(tokens, open + 1);
  if (condition?.right === undefined || condition.operator === '') return false;
  if (condition.left.kind !== 'literal' || condition.right.kind !== 'literal') return false;
  const before = tokens[open - 1];
  const after = tokens[condition.end];
  if (after?.kind === ',') return before !== undefined && isKnownFunction(before.text);
  return after?.kind === ')' && tokens[condition.end + 1]?.kind === 'operator';
}

/** A glance before reading expressions: in text full of operators that would be done over and over. */
function comparesSoon(tokens: Tokens, from: number): boolean {
  const end = Math.min(tokens.length, from + 16);
  for (let i = from; i < end; i++) if (isComparison(tokens[i])) return true;
  return false;
}

function isTautology(tokens: Tokens, connective: number, brokenOut: boolean): boolean {
  const at = connective + 1;
  const next = tokens[at];
  if (next === undefined || next.kind === 'word' || next.kind === 'variable' || !comparesSoon(tokens, at))
    return false;
  const condition = readCondition(tokens, at);
  if (condition?.right === undefined || condition.operator === '') return false;
  if (condition.left.kind !== 'literal' || condition.right.kind !== 'literal') return false;
  // `"super" and "hyper" is "ultra"`: SQL's IS takes no string.
  if (condition.operator === 'is' && condition.right.head.kind === 'string') return false;
  return brokenOut || !joinsSums(tokens, connective);
}

function isCaseWhen(tokens: Tokens, at: number): boolean {
  const when = tokens.findIndex((token, i) => i > at && i <= at + 8 && token.role === 'when');
  if (when < 0) return false;
  const then = tokens.findIndex((token, i) => i > when + 1 && i <= when + 48 && token.role === 'consequent');
  return (
    then > 0 &&
    tokens.slice(when + 1, then).some((token) => token.kind !== 'word' && token.kind !== 'keyword')
  );
}

/** A statement that is the whole value: it must look like SQL to its end, since English begins with these words too. */
function isWholeStatement(tokens: Tokens): boolean {
  if (!isStatement(tokens, 0)) return false;
  const head = tokens[0]!.text;
  const has = (test: (token: SqlToken) => boolean) => tokens.some(test);
  if (head === 'select') {
    const from = tokens.findIndex((token) => token.role === 'from');
    const call = tokens.findIndex((token, i) => token.kind === 'word' && tokens[i + 1]?.kind === '(');
    if (call > 0 && (isKnownFunction(tokens[call]!.text) || asksSetting(tokens, call))) return true;
    return (
      from > 1 &&
      tokens[from + 1] !== undefined &&
      has(({ kind, text }) => !['word', 'keyword', 'number'].includes(kind) || /^(?:0x|dual$)/.test(text))
    );
  }
  return has(
    (token) =>
      token.kind === ';' ||
      token.kind === 'comment' ||
      token.kind === '(' ||
      token.text === '=' ||
      token.kind === 'variable',
  );
}

/** `select current_setting('port')`: a function of any name, glued to a string. */
function asksSetting(tokens: Tokens, call: number): boolean {
  return (
    call === 1 &&
    tokens[2]!.start === tokens[1]!.end &&
    tokens[3]?.kind === 'string' &&
    tokens[4]?.kind === ')'
  );
}

/** `version()`, `length(user())`, `1 and database()`: a database's question about itself, alone or in an expression. */
function asksDatabase(tokens: Tokens, i: number): boolean {
  if (!INFORMATION_FUNCTIONS.has(tokens[i]!.text) || tokens[i + 2]?.kind !== ')') return false;
  const before = tokens[i - 1];
  const after = tokens[i + 3];
  if (before === undefined) return after === undefined || after.kind === 'comment' || isComparison(after);
  if (before.kind === '(') return tokens[i - 2]?.end === before.start && tokens[i - 2]?.kind === 'word';
  return before.kind === 'operator' || before.role === 'connective' || isComparison(before);
}

function isTimeCall(tokens: Tokens, i: number, brokenOut: boolean): boolean {
  const open = tokens[i + 1]!;
  const before = tokens[i - 1];
  if (!brokenOut && (open.start !== tokens[i]!.end || before?.kind === 'word')) return false;
  const close = afterGroup(tokens, i + 1);
  const first = tokens[i + 2];
  if (first === undefined || first.kind === ')') return false;
  const needsComma = /^(?:benchmark|generate_series|dbms_pipe\.receive_message|regexp_substring)$/.test(
    tokens[i]!.text,
  );
  if (needsComma) return tokens.slice(i + 2, close).some((token) => token.kind === ',');
  return first.kind !== 'word' || (brokenOut && /^\d/.test(first.text)) || tokens[i + 3]?.kind === '(';
}

function hasSqlArguments(tokens: Tokens, open: number): boolean {
  const inside = tokens.slice(open + 1, afterGroup(tokens, open));
  return inside.some(
    (token, i) =>
      token.role === 'select' ||
      (token.kind === 'number' && token.text.startsWith('0x')) ||
      token.kind === 'variable' ||
      (token.kind === 'word' && inside[i + 1]?.kind === '(' && isKnownFunction(token.text)) ||
      ((token.kind === 'string' || token.kind === 'open-string') &&
        LEAKING_FUNCTIONS.has(tokens[open - 1]!.text)) ||
      (token.kind === ',' && /^(?:extractvalue|updatexml)$/.test(tokens[open - 1]!.text)),
  );
}

function isCharacterBuilding(tokens: Tokens, i: number): boolean {
  if (tokens[i + 2]?.kind !== 'number') return false;
  const end = afterGroup(tokens, i + 1);
  const numbers = tokens.slice(i + 2, end).filter((token) => token.kind === 'number').length;
  const joins = tokens[end]?.kind === 'operator' && /^(?:\|\||[+&])$/.test(tokens[end]!.text);
  return numbers >= 3 || (joins && /^(?:n?char|chr|unichar)$/.test(tokens[end + 1]?.text ?? ''));
}

/** `cast(x as varchar(80))`, `convert(int, x)`. */
function isTypeConversion(tokens: Tokens, i: number): boolean {
  const name = tokens[i]!.text;
  const first = tokens[i + 2];
  if (first === undefined) return false;
  if (name === 'convert' || name === 'try_convert') {
    return TYPE.test(first.text) && tokens.slice(i + 3, i + 8).some((token) => token.kind === ',');
  }
  if (name !== 'cast' && name !== 'try_cast') return false;
  const inside = tokens.slice(i + 2, afterGroup(tokens, i + 1));
  return inside.some((token, k) => token.role === 'as' && TYPE.test(inside[k + 1]?.text ?? ''));
}

function isCatalogue(tokens: Tokens, i: number): boolean {
  const { text } = tokens[i]!;
  const dot = text.indexOf('.');
  if (dot > 0)
    return (
      CATALOGUES.has(text) ||
      CATALOGUES.has(text.slice(0, dot)) ||
      CATALOGUES.has(text.slice(text.lastIndexOf('.') + 1))
    );
  const before = tokens[i - 1];
  return CATALOGUES.has(text) && (before?.role === 'from' || before?.kind === ',' || before?.text === 'join');
}
