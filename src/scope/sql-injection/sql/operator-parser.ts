import type { SqlToken } from '../../../request/sql/sql-token.ts';
import type { SqlExpression } from './sql-syntax.ts';
import { TokenCursor } from './token-cursor.ts';

export const MAX_DEPTH = 48;
const COMPARISON = new Set(['=', '<>', '!=', '<', '>', '<=', '>=', '==', '<=>', '!<', '!>', '~', '!~', '~*']);
const ADDITIVE = new Set(['+', '-', '||', '&', '|', '^', '<<', '>>']);

/** Reads operators by their precedence: assignment, or, and, not, comparisons, sums, products, signs. */
export abstract class OperatorParser extends TokenCursor {
  /** An operand; null when none stands here. */
  protected abstract primary(): SqlExpression | null;

  /** A condition or value; null when none stands here, then the place is unchanged. */
  expression(): SqlExpression | null {
    if (this.depth > MAX_DEPTH) return null;
    this.depth++;
    const read = this.or();
    const assigned = read !== null && this.peek().text === ':=' ? this.assigned(read) : read;
    this.depth--;
    return assigned;
  }

  /** `@x:=concat(@x,email)`: gathers rows in a variable. */
  protected assigned(variable: SqlExpression): SqlExpression {
    this.at++;
    const value = this.expression();
    return value === null ? variable : { kind: 'operation', operator: ':=', operands: [variable, value] };
  }

  protected readonly or = (): SqlExpression | null => this.binary(orOperator, this.and);

  protected readonly and = (): SqlExpression | null => this.binary(andOperator, this.not);

  protected binary(
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

  protected readonly not = (): SqlExpression | null => {
    const token = this.peek();
    const negates = token.text === 'not' || (token.text === '!' && token.kind === 'operator');
    if (!negates) return this.comparison();
    const before = this.at;
    this.at++;
    const operand = token.text === '!' ? this.comparison() : this.not();
    if (operand === null) this.at = before;
    return operand === null ? null : { kind: 'operation', operator: 'not', operands: [operand] };
  };

  protected comparison(): SqlExpression | null {
    let left = this.additive();
    while (left !== null && this.more()) {
      const more = this.comparisonAfter(left);
      if (more === null) break;
      left = more;
    }
    return left;
  }

  protected comparisonAfter(left: SqlExpression): SqlExpression | null {
    const before = this.at;
    const negated = this.peek().text === 'not';
    if (negated) this.at++;
    const token = this.peek();
    const sign = negated ? 'not ' : '';
    const compared = this.comparedBySigns(left) ?? this.comparedWith(token, left, sign);
    if (compared === null) this.at = before;
    return compared;
  }

  /** PostgreSQL's `~ ~* !~ !~*` and, for LIKE, `~~ ~~* !~~ !~~*`: the tokens know only single signs. */
  protected comparedBySigns(left: SqlExpression): SqlExpression | null {
    let signs = '';
    let end = this.at;
    for (let token = this.peek(); /^[!~*]$/.test(token.text) && signs.length < 4; token = this.tokens[end]!) {
      if (signs !== '' && token.start !== this.tokens[end - 1]!.end) break;
      signs += token.text;
      end++;
      if (this.tokens[end] === undefined) return null;
    }
    const [, negated = '', tildes = '', star = ''] = /^(!?)(~~?)(\*?)$/.exec(signs) ?? [];
    if (signs.length < 2 || tildes === '') return null;
    const before = this.at;
    this.at = end;
    const right = this.additive();
    if (right === null) {
      this.at = before;
      return null;
    }
    const plain = tildes === '~' ? `~${star}` : star === '' ? 'like' : 'ilike';
    return {
      kind: 'operation',
      operator: `${negated === '' ? '' : 'not '}${plain}`,
      operands: [left, right],
    };
  }

  protected comparedWith(token: SqlToken, left: SqlExpression, sign: string): SqlExpression | null {
    if (token.role === 'between') return this.between(left, sign);
    if (token.role === 'is') return this.is(left);
    const plain = token.kind === 'operator' && COMPARISON.has(token.text);
    if (!plain && token.role !== 'comparison' && token.role !== 'in') return null;
    this.at++;
    if (token.text === 'sounds' || token.text === 'similar') this.at++;
    if (this.peek().text === 'binary') this.at++;
    const right = this.additive();
    if (right === null) return null;
    const escapedBy = this.peek().role === 'escape' ? this.afterEscape() : null;
    const operands = escapedBy === null ? [left, right] : [left, right, escapedBy];
    return { kind: 'operation', operator: `${sign}${token.text}`, operands };
  }

  protected afterEscape(): SqlExpression | null {
    this.at++;
    return this.primary();
  }

  protected between(left: SqlExpression, sign: string): SqlExpression | null {
    this.at++;
    const low = this.additive();
    if (low === null || this.peek().text !== 'and') return null;
    this.at++;
    const high = this.additive();
    return high === null
      ? null
      : { kind: 'operation', operator: `${sign}between`, operands: [left, low, high] };
  }

  protected is(left: SqlExpression): SqlExpression | null {
    this.at++;
    const negated = this.peek().text === 'not';
    if (negated) this.at++;
    const right = this.additive();
    return right === null
      ? null
      : { kind: 'operation', operator: negated ? 'is not' : 'is', operands: [left, right] };
  }

  protected additive(): SqlExpression | null {
    return this.binary(this.sumOperator, this.multiplicative);
  }

  protected readonly sumOperator = (token: SqlToken): string =>
    token.kind === 'operator' ? this.additiveOperator(token) : '';

  /** The tokens know no `>>`: it is two of them. */
  protected additiveOperator(token: SqlToken): string {
    if (ADDITIVE.has(token.text)) return token.text;
    const next = this.tokens[this.at + 1];
    const shifts = /^[<>]$/.test(token.text) && next?.text === token.text && next.start === token.end;
    if (!shifts) return '';
    this.at++;
    return token.text + token.text;
  }

  protected readonly multiplicative = (): SqlExpression | null => this.binary(productOperator, this.unary);

  protected readonly unary = (): SqlExpression | null => {
    const token = this.peek();
    const signs = (token.kind === 'operator' && /^[-+~!@]$/.test(token.text)) || token.text === 'binary';
    if (!signs) return this.withSuffixes(this.primary());
    const before = this.at;
    this.at++;
    const operand = this.unary();
    if (operand === null) this.at = before;
    if (operand === null || token.text === 'binary' || token.text === '+') return operand;
    return { kind: 'operation', operator: token.text, operands: [operand] };
  };

  /** `::text`, `collate x`, `[1]`, `at time zone`. */
  protected withSuffixes(read: SqlExpression | null): SqlExpression | null {
    let value = read;
    while (value !== null && this.more()) {
      if (this.peek().text === '::') {
        this.at++;
        value = { kind: 'call', name: 'cast', args: [value, this.type()] };
      } else if (this.peek().role === 'collate') this.at += 2;
      else break;
    }
    return value;
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
