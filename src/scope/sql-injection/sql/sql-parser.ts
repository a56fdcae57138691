import type { SqlToken } from '../../../request/sql/sql-token.ts';
import { literalOf } from './literal-of.ts';
import { readLimits } from './read-limits.ts';
import type { SqlColumn, SqlExpression, SqlOrder, SqlQuery, SqlSource } from './sql-syntax.ts';

const MAX_DEPTH = 48;
const END: SqlToken = { kind: 'comment', text: '', role: '', start: 0, end: 0, afterComment: false };
const JOIN =
  /^(?:join|inner|left|right|cross|natural|outer|full|straight_join|lateral|apply|on|using|fetch|for|window|with|force|use|ignore|partition|tablesample|returning|qualify|for|option|rows|row|only)$/;
/** Words that no expression begins with, also where a name could stand. */
const STOPS =
  /^(?:set-operation|from|where|order|limit|into|procedure|when|consequent|else|end|as|by|direction|waitfor|escape|collate)$/;
const PARTICLE = /^(?:for|using|separator|leading|trailing|both|placing)$/;
const COMPARISON = new Set(['=', '<>', '!=', '<', '>', '<=', '>=', '==', '<=>', '!<', '!>', '~', '!~', '~*']);
const ADDITIVE = new Set(['+', '-', '||', '&', '|', '^', '<<', '>>']);

/**
 * Reads SQL out of tokens, by recursive descent, forgivingly: what stands there is an attacker's fragment, often
 * cut at its end. Every method leaves the place behind what it understood.
 */
export class SqlParser {
  at: number;
  readonly #tokens: readonly SqlToken[];
  readonly #text: string;
  #depth = 0;

  /** @param text the text that the tokens were read from, in its own case */
  constructor(tokens: readonly SqlToken[], text: string, at = 0) {
    this.#tokens = tokens;
    this.#text = text;
    this.at = at;
  }

  /** The token here; behind the last one, a comment of nothing. */
  peek(): SqlToken {
    return this.#tokens[this.at] ?? END;
  }

  more(): boolean {
    return this.peek().kind !== 'comment';
  }

  /** A condition or value; null when none stands here, then the place is unchanged. */
  expression(): SqlExpression | null {
    if (this.#depth > MAX_DEPTH) return null;
    this.#depth++;
    const read = this.#or();
    const assigned = read !== null && this.peek().text === ':=' ? this.#assigned(read) : read;
    this.#depth--;
    return assigned;
  }

  /** `select …` or `table t`, with what it is united with. */
  query(): SqlQuery | null {
    if (this.#depth > MAX_DEPTH) return null;
    let wrapped = 0;
    while (this.peek().kind === '(') {
      this.at++;
      wrapped++;
    }
    const table = this.peek().text === 'table' && this.peek().kind === 'word';
    if (this.peek().role !== 'select' && !table) return null;
    this.at++;
    this.#depth++;
    const query = table ? this.#tableStatement() : this.#select();
    this.#depth--;
    for (; wrapped > 0 && this.peek().kind === ')'; wrapped--) this.at++;
    return query;
  }

  /** `@x:=concat(@x,email)`: gathers rows in a variable. */
  #assigned(variable: SqlExpression): SqlExpression {
    this.at++;
    const value = this.expression();
    return value === null ? variable : { kind: 'operation', operator: ':=', operands: [variable, value] };
  }

  readonly #or = (): SqlExpression | null => this.#binary(orOperator, this.#and);

  readonly #and = (): SqlExpression | null => this.#binary(andOperator, this.#not);

  #binary(
    operatorOf: (token: SqlToken) => string,
    operand: () => SqlExpression | null,
  ): SqlExpression | null {
    let left = operand();
    while (left !== null && this.more()) {
      const before = this.at;
      const operator = operatorOf(this.peek());
      if (operator === '') break;
      this.at++;
      const right = operand();
      if (right === null) {
        this.at = before;
        break;
      }
      left = { kind: 'operation', operator, operands: [left, right] };
    }
    return left;
  }

  readonly #not = (): SqlExpression | null => {
    const token = this.peek();
    const negates = token.text === 'not' || (token.text === '!' && token.kind === 'operator');
    if (!negates) return this.#comparison();
    const before = this.at;
    this.at++;
    const operand = token.text === '!' ? this.#comparison() : this.#not();
    if (operand === null) this.at = before;
    return operand === null ? null : { kind: 'operation', operator: 'not', operands: [operand] };
  };

  #comparison(): SqlExpression | null {
    let left = this.#additive();
    while (left !== null && this.more()) {
      const more = this.#comparisonAfter(left);
      if (more === null) break;
      left = more;
    }
    return left;
  }

  #comparisonAfter(left: SqlExpression): SqlExpression | null {
    const before = this.at;
    const negated = this.peek().text === 'not';
    if (negated) this.at++;
    const token = this.peek();
    const sign = negated ? 'not ' : '';
    const compared = this.#comparedWith(token, left, sign);
    if (compared === null) this.at = before;
    return compared;
  }

  #comparedWith(token: SqlToken, left: SqlExpression, sign: string): SqlExpression | null {
    if (token.role === 'between') return this.#between(left, sign);
    if (token.role === 'is') return this.#is(left);
    const plain = token.kind === 'operator' && COMPARISON.has(token.text);
    if (!plain && token.role !== 'comparison' && token.role !== 'in') return null;
    this.at++;
    if (token.text === 'sounds' || token.text === 'similar') this.at++;
    if (this.peek().text === 'binary') this.at++;
    const right = this.#additive();
    if (right === null) return null;
    if (this.peek().role === 'escape') this.at += 2;
    return { kind: 'operation', operator: `${sign}${token.text}`, operands: [left, right] };
  }

  #between(left: SqlExpression, sign: string): SqlExpression | null {
    this.at++;
    const low = this.#additive();
    if (low === null || this.peek().text !== 'and') return null;
    this.at++;
    const high = this.#additive();
    return high === null
      ? null
      : { kind: 'operation', operator: `${sign}between`, operands: [left, low, high] };
  }

  #is(left: SqlExpression): SqlExpression | null {
    this.at++;
    const negated = this.peek().text === 'not';
    if (negated) this.at++;
    const right = this.#additive();
    return right === null
      ? null
      : { kind: 'operation', operator: negated ? 'is not' : 'is', operands: [left, right] };
  }

  #additive(): SqlExpression | null {
    return this.#binary(this.#sumOperator, this.#multiplicative);
  }

  readonly #sumOperator = (token: SqlToken): string =>
    token.kind === 'operator' ? this.#additiveOperator(token) : '';

  /** The tokens know no `>>`: it is two of them. */
  #additiveOperator(token: SqlToken): string {
    if (ADDITIVE.has(token.text)) return token.text;
    const next = this.#tokens[this.at + 1];
    const shifts = /^[<>]$/.test(token.text) && next?.text === token.text && next.start === token.end;
    if (!shifts) return '';
    this.at++;
    return token.text + token.text;
  }

  readonly #multiplicative = (): SqlExpression | null => this.#binary(productOperator, this.#unary);

  readonly #unary = (): SqlExpression | null => {
    const token = this.peek();
    const signs = (token.kind === 'operator' && /^[-+~!@]$/.test(token.text)) || token.text === 'binary';
    if (!signs) return this.#withSuffixes(this.#primary());
    const before = this.at;
    this.at++;
    const operand = this.#unary();
    if (operand === null) this.at = before;
    if (operand === null || token.text === 'binary' || token.text === '+') return operand;
    return { kind: 'operation', operator: token.text, operands: [operand] };
  };

  /** `::text`, `collate x`, `[1]`, `at time zone`. */
  #withSuffixes(read: SqlExpression | null): SqlExpression | null {
    let value = read;
    while (value !== null && this.more()) {
      if (this.peek().text === '::') {
        this.at++;
        value = { kind: 'call', name: 'cast', args: [value, this.#type()] };
      } else if (this.peek().role === 'collate') this.at += 2;
      else break;
    }
    return value;
  }

  #type(): SqlExpression {
    const text = this.peek().text ?? '';
    this.at++;
    while (
      this.peek().kind === 'word' &&
      /^(?:varying|precision|unsigned|large|object)$/.test(this.peek().text)
    )
      this.at++;
    if (this.peek().kind === '(') this.#skipGroup();
    return { kind: 'value', text, number: Number.NaN, ident: false };
  }

  #primary(): SqlExpression | null {
    const token = this.peek();
    switch (token.kind) {
      case '(':
        return this.#group();
      case 'string':
      case 'open-string':
        return this.#string(token);
      case 'number':
        return this.#opens() && /^[a-z]/.test(token.text) ? this.#call(token.text) : this.#number(token);
      case 'variable':
        this.at++;
        return { kind: 'name', path: [token.text] };
      case 'operator':
        if (token.text !== '*') return null;
        this.at++;
        return { kind: 'star' };
      case 'word':
        return this.#word(token);
      case 'keyword':
        return this.#keyword(token);
      default:
        return null;
    }
  }

  #opens(): boolean {
    return this.#tokens[this.at + 1]?.kind === '(';
  }

  #group(): SqlExpression | null {
    const before = this.at;
    if (this.#isQueryAhead()) {
      this.at++;
      const query = this.query();
      if (query !== null) {
        this.#close();
        return { kind: 'query', query };
      }
    }
    this.at = before + 1;
    const items = this.#list();
    if (items.length === 0) {
      this.at = before;
      return null;
    }
    return items.length === 1 ? items[0]! : { kind: 'call', name: 'row', args: items };
  }

  #isQueryAhead(): boolean {
    let i = this.at;
    while (this.#tokens[i]?.kind === '(') i++;
    return this.#tokens[i]?.role === 'select' || this.#tokens[i]?.text === 'table';
  }

  #close(): void {
    if (this.peek().kind === ')') this.at++;
  }

  /** Expressions up to the closing parenthesis; what is not understood in between is skipped. */
  #list(): SqlExpression[] {
    const items: SqlExpression[] = [];
    while (this.more() && this.peek().kind !== ')') {
      const before = this.at;
      this.#skipParticle();
      if (this.peek().role === 'select') {
        const query = this.query();
        if (query !== null) items.push({ kind: 'query', query });
      } else {
        const item = this.expression();
        if (item !== null) items.push(item);
        if (this.peek().role === 'as') {
          this.at++;
          items.push(this.#type());
        }
      }
      if (this.at === before) this.at++;
    }
    this.#close();
    return items;
  }

  /** `substring(x from 1 for 1)`, `convert(x using utf8)`, `trim(leading 'x' from y)`, `order by` of an aggregate. */
  #skipParticle(): void {
    const token = this.peek();
    const next = this.#tokens[this.at + 1];
    if (token.role === 'order' && next?.role === 'by') this.#orderBy();
    else if (token.kind === 'word' && PARTICLE.test(token.text) && next !== undefined) {
      this.at += token.text === 'using' ? 2 : 1;
    }
  }

  #string(token: SqlToken): SqlExpression {
    this.at++;
    return literalOf(token, this.#text);
  }

  #number(token: SqlToken): SqlExpression {
    this.at++;
    return token.text === 'rownum' || token.text.endsWith('user')
      ? { kind: 'name', path: [token.text] }
      : literalOf(token, this.#text);
  }

  #word(token: SqlToken): SqlExpression {
    const next = this.#tokens[this.at + 1];
    if (next?.kind === '(') return this.#call(token.text);
    if (next?.kind === 'string' && next.start === token.end && /^(?:n|e|x|b|u&|_\w+)$/.test(token.text)) {
      this.at += 2;
      return literalOf(next, this.#text, token.text);
    }
    const path = this.#path();
    if (path.length === 0) path.push('');
    if (this.peek().text === '*' && this.#tokens[this.at - 1]?.text === '.') {
      this.at++;
      return { kind: 'star' };
    }
    return this.peek().kind === '(' ? this.#call(path.join('.')) : { kind: 'name', path };
  }

  /** `shop.members`, `[shop]..[members]`, `"Shop"."Members"`. */
  #path(): string[] {
    const path: string[] = [];
    for (;;) {
      const token = this.peek();
      const named = token.kind === 'word' || (token.kind === 'string' && path.length > 0);
      if (!(named || (token.kind === 'keyword' && path.length > 0))) break;
      path.push(...token.text.split('.').filter((part) => part !== ''));
      this.at++;
      if (this.peek().text !== '.') break;
      while (this.peek().text === '.') this.at++;
    }
    return path;
  }

  #keyword(token: SqlToken): SqlExpression | null {
    if (token.role === 'case') return this.#case();
    if (token.role === 'select') return null;
    if (token.role === 'all') {
      this.at++;
      return this.expression();
    }
    if (this.#opens() && /^(?:statement|if|arithmetic|comparison|delay)$/.test(token.role))
      return this.#call(token.text);
    const named = token.role === 'limit' && this.#tokens[this.at + 1]?.kind === 'operator';
    if (named || !(STOPS.test(token.role) || this.#isConnecting(token))) {
      this.at++;
      return { kind: 'name', path: [token.text] };
    }
    return null;
  }

  #isConnecting(token: SqlToken): boolean {
    return /^(?:connective|comparison|is|between|in|not|arithmetic|if|statement)$/.test(token.role);
  }

  #call(name: string): SqlExpression {
    while (this.more() && this.peek().kind !== '(') this.at++;
    this.at++;
    const args = this.#list();
    return { kind: 'call', name, args, over: this.#over() };
  }

  /** `over (partition by … order by …)`, `within group (order by …)`. */
  #over(): readonly SqlOrder[] | undefined {
    if (this.peek().text === 'within' && this.#tokens[this.at + 1]?.role === 'order') this.at++;
    else if (this.peek().text !== 'over') return undefined;
    this.at++;
    if (this.peek().kind !== '(') return [];
    const end = this.#endOfGroup();
    while (this.at < end && this.peek().text !== 'order') this.at++;
    const order = this.#orderBy();
    this.at = end;
    return order;
  }

  #endOfGroup(): number {
    let depth = 0;
    for (let i = this.at; i < this.#tokens.length; i++) {
      if (this.#tokens[i]!.kind === '(') depth++;
      else if (this.#tokens[i]!.kind === ')' && --depth === 0) return i + 1;
    }
    return this.#tokens.length;
  }

  #skipGroup(): void {
    this.at = this.#endOfGroup();
  }

  #case(): SqlExpression {
    this.at++;
    const operand = this.peek().role === 'when' ? null : this.expression();
    const args: SqlExpression[] = [];
    while (this.more() && this.peek().role !== 'end' && this.peek().kind !== ')') {
      const { role } = this.peek();
      this.at++;
      if (role !== 'when' && role !== 'consequent' && role !== 'else') continue;
      const part = this.expression();
      if (part === null) continue;
      const asks = role === 'when' && operand !== null;
      args.push(asks ? { kind: 'operation', operator: '=', operands: [operand, part] } : part);
    }
    if (this.peek().role === 'end') this.at++;
    return { kind: 'call', name: 'case', args };
  }

  #select(): SqlQuery {
    const top = this.#modifiers();
    const columns = this.#columns();
    let outfile = this.#into();
    const from = this.peek().role === 'from' ? this.#sources() : [];
    const where = this.peek().text === 'where' ? this.#afterKeyword() : null;
    const grouped = this.peek().text === 'group';
    if (grouped) this.#skipUntilClause();
    if (this.peek().text === 'having') this.#afterKeyword();
    const order = this.peek().text === 'order' ? this.#orderBy() : [];
    const limits = readLimits(this.#tokens, this.at, top);
    this.at = limits.end;
    if (outfile === '') outfile = this.#into();
    this.#skipTail();
    const { offset, limit, unclear } = limits;
    const open = this.at >= this.#tokens.length;
    const rest = { columns, from, where, grouped, order, offset, limit, unclear, outfile, open };
    return { ...rest, top: top !== undefined, next: this.#united() };
  }

  #tableStatement(): SqlQuery {
    const from = [this.#source()];
    const order = this.peek().text === 'order' ? this.#orderBy() : [];
    const limits = readLimits(this.#tokens, this.at, undefined);
    this.at = limits.end;
    const columns: SqlColumn[] = [{ expression: { kind: 'star' }, alias: '' }];
    const { offset, limit, unclear } = limits;
    const open = this.at >= this.#tokens.length;
    const rest = {
      columns,
      from,
      where: null,
      grouped: false,
      order,
      offset,
      limit,
      unclear,
      outfile: '',
      open,
    };
    return { ...rest, top: false, next: this.#united() };
  }

  #united(): SqlQuery | null {
    if (this.peek().role !== 'set-operation') return null;
    const before = this.at;
    this.at++;
    while (this.peek().role === 'all') this.at++;
    const next = this.query();
    if (next === null) this.at = before;
    return next;
  }

  /** `distinct`, `all`, `top 5`, `top (5)`, `first 5 skip 3`. */
  #modifiers(): number | undefined {
    let top: number | undefined;
    for (;;) {
      const token = this.peek();
      if (token.role === 'all' || /^(?:distinctrow|sql_\w+|high_priority|straight_join)$/.test(token.text)) {
        this.at++;
      } else if (token.text === 'top' && this.#tokens[this.at + 1] !== undefined) {
        this.at++;
        const bracket = this.peek().kind === '(';
        if (bracket) this.at++;
        top = Number(this.peek().text);
        this.at++;
        if (bracket) this.#close();
        if (this.peek().text === 'percent') this.at++;
      } else return top;
    }
  }

  #columns(): SqlColumn[] {
    const columns: SqlColumn[] = [];
    for (;;) {
      const expression = this.expression();
      if (expression === null) break;
      columns.push({ expression, alias: this.#alias() });
      if (this.peek().kind !== ',') break;
      this.at++;
    }
    return columns;
  }

  #alias(): string {
    const as = this.peek().role === 'as';
    if (as) this.at++;
    const token = this.peek();
    const plain = token.kind === 'word' || (token.kind === 'string' && token.text.length < 64);
    const named = as ? token.kind !== ')' : plain && !JOIN.test(token.text);
    if (!named) return '';
    this.at++;
    return token.text;
  }

  #into(): string {
    if (this.peek().role !== 'into') return '';
    this.at++;
    const file = this.peek().role === 'outfile';
    if (file) this.at++;
    const written = this.#primary();
    return file && written?.kind === 'value' ? written.text : '';
  }

  #afterKeyword(): SqlExpression | null {
    this.at++;
    return this.expression();
  }

  #sources(): SqlSource[] {
    this.at++;
    const sources: SqlSource[] = [this.#source()];
    while (this.more()) {
      const token = this.peek();
      if (token.kind === ',' || /^(?:join|straight_join|apply)$/.test(token.text)) {
        this.at++;
        sources.push(this.#source());
      } else if (token.kind === 'word' && token.text === 'on') this.#afterKeyword();
      else if (/^(?:using|with|force|use|ignore|partition|tablesample)$/.test(token.text)) {
        this.at++;
        while (this.peek().kind === 'word') this.at++;
        if (this.peek().kind === '(') this.#skipGroup();
      } else if (/^(?:inner|left|right|cross|natural|outer|full|lateral)$/.test(token.text)) this.at++;
      else break;
    }
    return sources;
  }

  #source(): SqlSource {
    if (this.peek().text === 'lateral') this.at++;
    if (this.peek().kind === '(') {
      const group = this.#group();
      const alias = this.#alias();
      if (group?.kind === 'query') return { kind: 'query', query: group.query, alias };
      if (group?.kind === 'name') return { kind: 'table', path: group.path, alias };
      return { kind: 'table', path: [], alias };
    }
    if (this.peek().kind === 'word' && this.#opens()) {
      const call = this.#call(this.peek().text);
      return { kind: 'call', call, alias: this.#alias() };
    }
    const quoted = this.peek().kind === 'string' ? this.#quotedPath() : this.#path();
    return { kind: 'table', path: quoted, alias: this.#alias() };
  }

  #quotedPath(): string[] {
    const first = this.peek().text;
    this.at++;
    if (this.peek().text !== '.') return [first];
    this.at++;
    if (this.peek().kind === 'string') return [first, ...this.#quotedPath()];
    return [first, ...this.#path()];
  }

  #orderBy(): SqlOrder[] {
    if (this.peek().role !== 'order') return [];
    this.at += 2;
    const order: SqlOrder[] = [];
    for (;;) {
      const by = this.#additive();
      if (by === null) break;
      const descending = this.peek().text === 'desc';
      if (this.peek().role === 'direction') this.at++;
      if (this.peek().text === 'nulls') this.at += 2;
      order.push({ by, descending });
      if (this.peek().kind !== ',') break;
      this.at++;
    }
    return order;
  }

  #skipUntilClause(): void {
    let depth = 0;
    for (; this.more(); this.at++) {
      const { kind, role, text } = this.peek();
      if (kind === '(') depth++;
      else if (kind === ')' && --depth < 0) return;
      if (depth > 0 || kind !== 'keyword') continue;
      if (text === 'having' || text === 'order' || role === 'limit' || role === 'set-operation') return;
    }
  }

  /** `for xml path('')`, `for update`, `procedure analyse(…)` and what else may end a query. */
  #skipTail(): void {
    if (this.peek().text !== 'for') return;
    this.at++;
    while (this.peek().kind === 'word') {
      this.at++;
      if (this.peek().kind === '(') this.#skipGroup();
      if (this.peek().kind === ',') this.at++;
    }
  }
}

function orOperator({ role, text }: SqlToken): string {
  return role === 'connective' && text !== 'and' ? 'or' : '';
}

function andOperator({ text }: SqlToken): string {
  return text === 'and' || text === '&&' ? 'and' : '';
}

function productOperator({ kind, role, text }: SqlToken): string {
  return (kind === 'operator' && (text === '*' || text === '/' || text === '%')) || role === 'arithmetic'
    ? text
    : '';
}
