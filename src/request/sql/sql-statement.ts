import { afterGroup, isComparison } from './sql-expression.ts';
import { LEAKING_FUNCTIONS, QUERY_FUNCTIONS, TIME_FUNCTIONS } from './sql-functions.data.ts';
import type { SqlToken } from './sql-token.ts';

type Tokens = readonly SqlToken[];

const THINGS =
  /^(?:table|database|schema|user|role|view|index|procedure|function|trigger|column|login|sequence|or)$/;

function endsThere(token: SqlToken | undefined): boolean {
  return token === undefined || token.kind === 'comment';
}

/** Words that MySQL takes between a statement's first word and its table. */
const MODIFIERS = /^(?:low_priority|high_priority|delayed|quick|ignore)$/;

function afterModifiers(tokens: Tokens, from: number): number {
  let i = from;
  while (MODIFIERS.test(tokens[i]?.text ?? '')) i++;
  return i;
}

/** `insert into t values (…)`, `insert ignore into t …`. */
function fills(tokens: Tokens, i: number): boolean {
  const into = afterModifiers(tokens, i);
  return tokens[into]?.role === 'into' && namesThing(tokens, into + 1) && takesValues(tokens, into + 2);
}

function comparesNumber(tokens: Tokens, i: number): boolean {
  return tokens[i]?.kind === 'number' && isComparison(tokens[i + 1]);
}

/** What must follow a statement's first word, by that word. `i` is the token after it. */
const FOLLOWS: Readonly<Record<string, (tokens: Tokens, i: number) => boolean>> = {
  select: (t, i) => selectsSomething(t, i - 1),
  insert: fills,
  replace: fills,
  merge: (t, i) => t[i]?.role === 'into' && t[i + 2]?.text === 'using',
  update: (t, i) => {
    const table = afterModifiers(t, i);
    return namesThing(t, table) && t[table + 1]?.text === 'set' && t[table + 3]?.text === '=';
  },
  delete: (t, i) => {
    const from = afterModifiers(t, i);
    return t[from]?.role === 'from' && namesThing(t, from + 1);
  },
  drop: (t, i) => THINGS.test(t[i]?.text ?? '') && namesThing(t, i + 1),
  create: (t, i) =>
    THINGS.test(t[i]?.text ?? '') && namesThing(t, i + 1) && (t[i]!.text !== 'table' || hasColumns(t, i + 2)),
  alter: (t, i) => THINGS.test(t[i]?.text ?? '') && namesThing(t, i + 1),
  truncate: (t, i) => t[i]?.text === 'table' && namesThing(t, i + 1),
  exec: (t, i) => runsProcedure(t, i),
  execute: (t, i) => runsProcedure(t, i) || t[i]?.text === 'immediate',
  declare: (t, i) =>
    (t[i]?.kind === 'variable' && t[i]!.text.length > 1) ||
    t[i + 1]?.kind === ';' ||
    /^(?:cursor|int|integer|n?varchar2?|n?char)$/.test(t[i + 1]?.text ?? ''),
  set: (t, i) => t[i]?.kind === 'variable' && /^:?=$/.test(t[i + 1]?.text ?? ''),
  call: (t, i) => namesThing(t, i) && t[i + 1]?.kind === '(' && t[i + 1]!.start === t[i]!.end,
  begin: (t, i) => (namesThing(t, i) && t[i + 1]?.kind === '(') || t[i]?.role === 'statement',
  shutdown: (t, i) => endsThere(t[i]) || (t[i]?.kind === ';' && endsThere(t[i + 1])),
  grant: (t, i) => t.slice(i, i + 8).some((token) => token.text === 'to'),
  copy: (t, i) => {
    const after = t[i]?.kind === '(' ? afterGroup(t, i) : i + 1;
    const direction = /^(?:from|to)$/.test(t[after]?.text ?? '');
    const file =
      t[after + 1]?.kind.endsWith('string') || /^(?:program|stdin|stdout)$/.test(t[after + 1]?.text ?? '');
    return direction && (after > i + 1 || (namesThing(t, i) && file));
  },
  attach: (t, i) => t[i]?.text === 'database',
  load: (t, i) => t[i]?.text === 'data' || t[i]?.text === 'xml',
  handler: (t, i) => namesThing(t, i) && t[i + 1]?.text === 'open',
  show: (t, i) => /^(?:tables|databases|columns|grants|variables)$/.test(t[i]?.text ?? ''),
  waitfor: (t, i) => waits(t, i - 1),
  if: (t, i) => t[i]?.kind === '(' || t[i]?.text === 'exists' || comparesNumber(t, i),
  while: comparesNumber,
};

/** Whether a statement begins at a token: its first word with what must follow it. */
export function isStatement(tokens: Tokens, at: number): boolean {
  const head = tokens[at];
  if (head === undefined || (head.kind !== 'keyword' && head.kind !== 'word')) return false;
  return FOLLOWS[head.text]?.(tokens, at + 1) ?? false;
}

/** `waitfor delay '0:0:5'`, `waitfor time …`. */
export function waits(tokens: Tokens, at: number): boolean {
  const unit = tokens[at + 1];
  const time = tokens[at + 2];
  return (
    tokens[at]?.role === 'waitfor' &&
    (unit?.role === 'delay' || unit?.text === 'time') &&
    (time?.kind === 'string' ||
      time?.kind === 'open-string' ||
      time?.kind === 'number' ||
      time?.kind === 'variable')
  );
}

/**
 * Whether `select` at a token selects something as SQL writes it: a number, a string, `*`, a call, a case, a
 * query, or names with commas or `from`. "select shop" does not.
 */
export function selectsSomething(tokens: Tokens, at: number): boolean {
  let i = at + 1;
  while (isSelectModifier(tokens, i)) i++;
  const first = tokens[i];
  if (first === undefined) return false;
  const second = tokens[i + 1];
  switch (first.kind) {
    case 'number':
    case 'string':
    case 'open-string':
    case 'variable':
      return true;
    case '(':
      return second !== undefined && (second.kind !== 'word' || tokens[i + 2]?.kind !== ')');
    case 'operator':
      return /^[*+\-~!@]$/.test(first.text) && second !== undefined;
    case 'keyword':
      return first.role === 'case' || (second?.kind === '(' && isKnownFunction(first.text));
    case 'word':
      return selectsName(tokens, i);
    default:
      return false;
  }
}

function isSelectModifier(tokens: Tokens, i: number): boolean {
  const token = tokens[i];
  if (token === undefined) return false;
  return (
    token.role === 'all' || token.text === 'binary' || token.text === 'top' || tokens[i - 1]!.text === 'top'
  );
}

function selectsName(tokens: Tokens, i: number): boolean {
  const second = tokens[i + 1];
  if (second === undefined) return false;
  if (second.kind === '(') return isKnownFunction(tokens[i]!.text) || second.start === tokens[i]!.end;
  if (second.kind === ',') return tokens.slice(i, i + 64).some((token) => token.role === 'from');
  if (second.role === 'from') return fromIsSql(tokens, i + 1);
  if (second.kind === 'operator' && /^[-%^&|]$/.test(second.text))
    return tokens[i + 2]?.kind === 'number' && tokens[i + 3]?.role === 'from';
  return (second.kind === 'operator' && /^(?:\|\||[+*/])$/.test(second.text)) || second.role === 'into';
}

/** `from x` alone is English too ("select gifts from japan"): a condition, a dot, a comment or so makes it SQL. */
function fromIsSql(tokens: Tokens, from: number): boolean {
  const table = tokens[from + 1];
  if (table === undefined) return false;
  if (table.kind === '(' || /[._$]|^dual$/.test(table.text)) return true;
  const after = tokens[from + 2];
  if (after === undefined)
    return from >= 3 && tokens[from - 2]!.start > 0 && tokens[from - 3]!.kind !== 'word';
  return after.kind !== 'word' || /^(?:join|rownum)$/.test(after.text);
}

/** Whether a name is a function that databases know. */
export function isKnownFunction(name: string): boolean {
  return QUERY_FUNCTIONS.has(name) || TIME_FUNCTIONS.has(name) || LEAKING_FUNCTIONS.has(name);
}

function namesThing(tokens: Tokens, i: number): boolean {
  const token = tokens[i];
  return token !== undefined && (token.kind === 'word' || token.role === 'if' || token.kind === 'string');
}

/** `(id int, …)`, or what the table is made of: not "create table lamp (wood)". */
function hasColumns(tokens: Tokens, i: number): boolean {
  if (tokens[i]?.kind !== '(') return tokens[i] !== undefined && tokens[i]!.kind !== 'word';
  return tokens[i + 2] === undefined || tokens[i + 2]!.kind !== ')';
}

function takesValues(tokens: Tokens, i: number): boolean {
  const token = tokens[i];
  if (token === undefined) return false;
  if (token.kind === '(') return /^(?:values|select)$/.test(tokens[afterGroup(tokens, i)]?.text ?? 'values');
  return token.text === 'values' || token.role === 'select' || token.text === 'set';
}

function runsProcedure(tokens: Tokens, i: number): boolean {
  const token = tokens[i];
  if (token === undefined) return false;
  const spelled = tokens[i + 1];
  const inside =
    spelled?.kind === 'variable' || spelled?.kind.endsWith('string') === true || tokens[i + 2]?.kind === '(';
  return (
    (token.kind === '(' && inside) ||
    token.kind === 'variable' ||
    /^(?:xp_|sp_|master\.|msdb\.|dbo\.)/.test(token.text)
  );
}
