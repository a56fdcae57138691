import type { SqlToken } from '../../../request/sql/sql-token.ts';
import type { SqlExpression } from './sql-syntax.ts';

const END: SqlToken = { kind: 'comment', text: '', role: '', start: 0, end: 0, afterComment: false };

/** A place among tokens, and what reading them takes at every place. */
export class TokenCursor {
  at: number;
  protected readonly tokens: readonly SqlToken[];
  protected readonly text: string;
  protected depth = 0;

  /** @param text the text that the tokens were read from, in its own case */
  constructor(tokens: readonly SqlToken[], text: string, at = 0) {
    this.tokens = tokens;
    this.text = text;
    this.at = at;
  }

  /** The token here; behind the last one, a comment of nothing. */
  peek(): SqlToken {
    return this.tokens[this.at] ?? END;
  }

  more(): boolean {
    return this.peek().kind !== 'comment';
  }

  protected opens(): boolean {
    return this.tokens[this.at + 1]?.kind === '(';
  }

  protected close(): void {
    if (this.peek().kind === ')') this.at++;
  }

  protected type(): SqlExpression {
    const text = this.peek().text ?? '';
    this.at++;
    while (
      this.peek().kind === 'word' &&
      /^(?:varying|precision|unsigned|large|object)$/.test(this.peek().text)
    )
      this.at++;
    if (this.peek().kind === '(') this.skipGroup();
    return { kind: 'value', text, number: Number.NaN, ident: false };
  }

  /** `shop.members`, `[shop]..[members]`, `"Shop"."Members"`. */
  protected path(): string[] {
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

  protected endOfGroup(): number {
    let depth = 0;
    for (let i = this.at; i < this.tokens.length; i++) {
      if (this.tokens[i]!.kind === '(') depth++;
      else if (this.tokens[i]!.kind === ')' && --depth === 0) return i + 1;
    }
    return this.tokens.length;
  }

  protected skipGroup(): void {
    this.at = this.endOfGroup();
  }
}
