import { OperandParser } from './operand-parser.ts';
import { MAX_DEPTH } from './operator-parser.ts';
import { readLimits } from './read-limits.ts';
import type { SqlColumn, SqlExpression, SqlQuery, SqlSource } from './sql-syntax.ts';

const JOIN =
  /^(?:join|inner|left|right|cross|natural|outer|full|straight_join|lateral|apply|on|using|fetch|for|window|with|force|use|ignore|partition|tablesample|returning|qualify|for|option|rows|row|only)$/;

/**
 * Reads SQL out of tokens, by recursive descent, forgivingly: what stands there is an attacker's fragment, often
 * cut at its end. Every method leaves the place behind what it understood.
 */
export class SqlParser extends OperandParser {
  /** `select …` or `table t`, with what it is united with. */
  query(): SqlQuery | null {
    if (this.depth > MAX_DEPTH) return null;
    let wrapped = 0;
    while (this.peek().kind === '(') {
      this.at++;
      wrapped++;
    }
    const table = this.peek().text === 'table' && this.peek().kind === 'word';
    if (this.peek().role !== 'select' && !table) return null;
    this.at++;
    this.depth++;
    const query = table ? this.tableStatement() : this.select();
    this.depth--;
    for (; wrapped > 0 && this.peek().kind === ')'; wrapped--) this.at++;
    return query;
  }

  protected select(): SqlQuery {
    const top = this.modifiers();
    const columns = this.columns();
    let outfile = this.into();
    const from = this.peek().role === 'from' ? this.sources() : [];
    const where = this.peek().text === 'where' ? this.afterKeyword() : null;
    const grouped = this.peek().text === 'group';
    if (grouped) this.skipUntilClause();
    if (this.peek().text === 'having') this.afterKeyword();
    const order = this.peek().text === 'order' ? this.orderBy() : [];
    const limits = readLimits(this.tokens, this.at, top);
    this.at = limits.end;
    if (outfile === '') outfile = this.into();
    this.skipTail();
    const { offset, limit, unclear } = limits;
    const open = this.at >= this.tokens.length;
    const rest = { columns, from, where, grouped, order, offset, limit, unclear, outfile, open };
    return { ...rest, top: top !== undefined, next: this.united() };
  }

  protected tableStatement(): SqlQuery {
    const from = [this.source()];
    const order = this.peek().text === 'order' ? this.orderBy() : [];
    const limits = readLimits(this.tokens, this.at, undefined);
    this.at = limits.end;
    const columns: SqlColumn[] = [{ expression: { kind: 'star' }, alias: '' }];
    const { offset, limit, unclear } = limits;
    const open = this.at >= this.tokens.length;
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
    return { ...rest, top: false, next: this.united() };
  }

  protected united(): SqlQuery | null {
    if (this.peek().role !== 'set-operation') return null;
    const before = this.at;
    this.at++;
    while (this.peek().role === 'all') this.at++;
    const next = this.query();
    if (next === null) this.at = before;
    return next;
  }

  /** `distinct`, `all`, `top 5`, `top (5)`, `first 5 skip 3`. */
  protected modifiers(): number | undefined {
    let top: number | undefined;
    for (;;) {
      const token = this.peek();
      if (token.role === 'all' || /^(?:distinctrow|sql_\w+|high_priority|straight_join)$/.test(token.text)) {
        this.at++;
      } else if (token.text === 'top' && this.tokens[this.at + 1] !== undefined) {
        this.at++;
        const bracket = this.peek().kind === '(';
        if (bracket) this.at++;
        top = Number(this.peek().text);
        this.at++;
        if (bracket) this.close();
        if (this.peek().text === 'percent') this.at++;
      } else return top;
    }
  }

  protected columns(): SqlColumn[] {
    const columns: SqlColumn[] = [];
    for (;;) {
      const expression = this.expression();
      if (expression === null) break;
      columns.push({ expression, alias: this.alias() });
      if (this.peek().kind !== ',') break;
      this.at++;
    }
    return columns;
  }

  protected alias(): string {
    const as = this.peek().role === 'as';
    if (as) this.at++;
    const token = this.peek();
    const plain = token.kind === 'word' || (token.kind === 'string' && token.text.length < 64);
    const named = as ? token.kind !== ')' : plain && !JOIN.test(token.text);
    if (!named) return '';
    this.at++;
    return token.text;
  }

  protected into(): string {
    if (this.peek().role !== 'into') return '';
    this.at++;
    const file = this.peek().role === 'outfile';
    if (file) this.at++;
    const written = this.primary();
    return file && written?.kind === 'value' ? written.text : '';
  }

  protected afterKeyword(): SqlExpression | null {
    this.at++;
    return this.expression();
  }

  protected sources(): SqlSource[] {
    this.at++;
    const sources: SqlSource[] = [this.source()];
    while (this.more()) {
      const token = this.peek();
      if (token.kind === ',' || /^(?:join|straight_join|apply)$/.test(token.text)) {
        this.at++;
        sources.push(this.source());
      } else if (token.kind === 'word' && token.text === 'on') this.afterKeyword();
      else if (/^(?:using|with|force|use|ignore|partition|tablesample)$/.test(token.text)) {
        this.at++;
        while (this.peek().kind === 'word') this.at++;
        if (this.peek().kind === '(') this.skipGroup();
      } else if (/^(?:inner|left|right|cross|natural|outer|full|lateral)$/.test(token.text)) this.at++;
      else break;
    }
    return sources;
  }

  protected source(): SqlSource {
    if (this.peek().text === 'lateral') this.at++;
    if (this.peek().kind === '(') {
      const group = this.group();
      const alias = this.alias();
      if (group?.kind === 'query') return { kind: 'query', query: group.query, alias };
      if (group?.kind === 'name') return { kind: 'table', path: group.path, alias };
      return { kind: 'table', path: [], alias };
    }
    if (this.peek().kind === 'word' && this.opens()) {
      const call = this.call(this.peek().text);
      return { kind: 'call', call, alias: this.alias() };
    }
    const quoted = this.peek().kind === 'string' ? this.quotedPath() : this.path();
    return { kind: 'table', path: quoted, alias: this.alias() };
  }

  protected quotedPath(): string[] {
    const first = this.peek().text;
    this.at++;
    if (this.peek().text !== '.') return [first];
    this.at++;
    if (this.peek().kind === 'string') return [first, ...this.quotedPath()];
    return [first, ...this.path()];
  }

  protected skipUntilClause(): void {
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
  protected skipTail(): void {
    if (this.peek().text !== 'for') return;
    this.at++;
    while (this.peek().kind === 'word') {
      this.at++;
      if (this.peek().kind === '(') this.skipGroup();
      if (this.peek().kind === ',') this.at++;
    }
  }
}
