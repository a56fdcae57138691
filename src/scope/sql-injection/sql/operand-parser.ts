import type { SqlToken } from '../../../request/sql/sql-token.ts';
import { literalOf } from './literal-of.ts';
import { OperatorParser } from './operator-parser.ts';
import type { SqlExpression, SqlOrder, SqlQuery } from './sql-syntax.ts';

/** Words that no expression begins with, also where a name could stand. */
const STOPS =
  /^(?:set-operation|from|where|order|limit|into|procedure|when|consequent|else|end|as|by|direction|waitfor|escape|collate)$/;
const PARTICLE = /^(?:for|using|separator|leading|trailing|both|placing)$/;

/** Reads operands: literals, names, calls, `case`, parentheses and the queries in them. */
export abstract class OperandParser extends OperatorParser {
  abstract query(): SqlQuery | null;

  protected primary(): SqlExpression | null {
    const token = this.peek();
    switch (token.kind) {
      case '(':
        return this.group();
      case 'string':
      case 'open-string':
        return this.string(token);
      case 'number':
        return this.opens() && /^[a-z]/.test(token.text) ? this.call(token.text) : this.number(token);
      case 'variable':
        this.at++;
        return { kind: 'name', path: [token.text] };
      case 'operator':
        if (token.text !== '*') return null;
        this.at++;
        return { kind: 'star' };
      case 'word':
        return this.word(token);
      case 'keyword':
        return this.keyword(token);
      default:
        return null;
    }
  }

  protected group(): SqlExpression {
    const before = this.at;
    if (this.isQueryAhead()) {
      this.at++;
      const query = this.query();
      if (query !== null) {
        this.close();
        return { kind: 'query', query };
      }
    }
    this.at = before + 1;
    const items = this.list();
    // What holds nothing is left behind all the same: to read it anew would take twice as long for each `(`.
    return items.length === 1 ? items[0]! : { kind: 'call', name: 'row', args: items };
  }

  protected isQueryAhead(): boolean {
    let i = this.at;
    while (this.tokens[i]?.kind === '(') i++;
    return this.tokens[i]?.role === 'select' || this.tokens[i]?.text === 'table';
  }

  /** Expressions up to the closing parenthesis; what is not understood in between is skipped. */
  protected list(): SqlExpression[] {
    const items: SqlExpression[] = [];
    while (this.more() && this.peek().kind !== ')') {
      const before = this.at;
      this.skipParticle();
      if (this.peek().role === 'select') {
        const query = this.query();
        if (query !== null) items.push({ kind: 'query', query });
      } else {
        const item = this.expression();
        if (item !== null) items.push(item);
        if (this.peek().role === 'as') {
          this.at++;
          items.push(this.type());
        }
      }
      if (this.at === before) this.at++;
    }
    this.close();
    return items;
  }

  /** `substring(x from 1 for 1)`, `convert(x using utf8)`, `trim(leading 'x' from y)`, `order by` of an aggregate. */
  protected skipParticle(): void {
    const token = this.peek();
    const next = this.tokens[this.at + 1];
    if (token.role === 'order' && next?.role === 'by') this.orderBy();
    else if (token.kind === 'word' && PARTICLE.test(token.text) && next !== undefined) {
      this.at += token.text === 'using' ? 2 : 1;
    }
  }

  protected string(token: SqlToken): SqlExpression {
    this.at++;
    return literalOf(token, this.text);
  }

  protected number(token: SqlToken): SqlExpression {
    this.at++;
    return token.text === 'rownum' || token.text.endsWith('user')
      ? { kind: 'name', path: [token.text] }
      : literalOf(token, this.text);
  }

  protected word(token: SqlToken): SqlExpression {
    const next = this.tokens[this.at + 1];
    if (next?.kind === '(') return this.call(token.text);
    if (next?.kind === 'string' && next.start === token.end && /^(?:n|e|x|b|u&|_\w+)$/.test(token.text)) {
      this.at += 2;
      return literalOf(next, this.text, token.text);
    }
    const path = this.path();
    if (path.length === 0) path.push('');
    if (this.peek().text === '*' && this.tokens[this.at - 1]?.text === '.') {
      this.at++;
      return { kind: 'star' };
    }
    return this.peek().kind === '(' ? this.call(path.join('.')) : { kind: 'name', path };
  }

  protected keyword(token: SqlToken): SqlExpression | null {
    if (token.role === 'case') return this.case();
    if (token.role === 'select') return null;
    if (token.role === 'all') {
      // `<> all('{1,2}')`: PostgreSQL's array.
      if (token.text === 'all' && this.opens() && this.tokens[this.at + 2]?.kind === 'string')
        return this.call(token.text);
      this.at++;
      return this.expression();
    }
    if (this.opens() && /^(?:statement|if|arithmetic|comparison|delay)$/.test(token.role))
      return this.call(token.text);
    const named = token.role === 'limit' && this.tokens[this.at + 1]?.kind === 'operator';
    if (named || !(STOPS.test(token.role) || this.isConnecting(token))) {
      this.at++;
      return { kind: 'name', path: [token.text] };
    }
    return null;
  }

  protected isConnecting(token: SqlToken): boolean {
    return /^(?:connective|comparison|is|between|in|not|arithmetic|if|statement)$/.test(token.role);
  }

  protected call(name: string): SqlExpression {
    while (this.more() && this.peek().kind !== '(') this.at++;
    this.at++;
    const args = this.list();
    return { kind: 'call', name, args, over: this.over() };
  }

  /** `over (partition by … order by …)`, `within group (order by …)`. */
  protected over(): readonly SqlOrder[] | undefined {
    if (this.peek().text === 'within' && this.tokens[this.at + 1]?.role === 'order') this.at++;
    else if (this.peek().text !== 'over') return undefined;
    this.at++;
    if (this.peek().kind !== '(') return [];
    const end = this.endOfGroup();
    while (this.at < end && this.peek().text !== 'order') this.at++;
    const order = this.orderBy();
    this.at = end;
    return order;
  }

  protected case(): SqlExpression {
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

  protected orderBy(): SqlOrder[] {
    if (this.peek().role !== 'order') return [];
    this.at += 2;
    const order: SqlOrder[] = [];
    for (;;) {
      const by = this.additive();
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
}
